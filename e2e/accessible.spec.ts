// Every page, dark on a phone and in both themes on a desk: no accessibility violation, no sideways scroll, a nonce on every script.
import { expect, type Page, test } from 'playwright/test'
import {
  chooseTheme,
  expectAccessible,
  expectNoSidewaysScroll,
  expectReadableInDark,
  LOOKS,
  signIn,
  type Theme,
} from './support'
import { lessonsOf } from './taking'

const GUEST = [
  '/',
  '/courses',
  '/courses?query=nothing-like-this-exists',
  '/courses/read-the-weather',
  '/courses/sql-by-asking-questions',
  '/sign-in',
  '/register',
  '/no-such-page',
]
const LEARNER = [
  '/home',
  '/notifications',
  '/notifications/settings',
  '/profile',
  '/achievements',
  '/settings/gamification',
  '/courses/read-the-weather',
  '/compete',
  '/compete?period=all',
]
const ADMIN = ['/admin/jobs', '/admin/mail']

for (const { theme, viewport } of LOOKS) {
  test.describe(`${theme}, ${viewport.width} px`, () => {
    test.use({ viewport })
    test.beforeEach(({ context, baseURL }) => chooseTheme(context, theme, baseURL ?? ''))

    test('pages for guests', async ({ page }) => {
      test.setTimeout(180_000)
      for (const path of GUEST) await look(page, path, theme)
    })

    test('pages for admins', async ({ page }) => {
      test.setTimeout(180_000)
      await signIn(page, 'admin@example.com')
      for (const path of ADMIN) await look(page, path, theme)
    })

    test('pages for learners', async ({ page }) => {
      test.setTimeout(180_000)
      await signIn(page, 'student@example.com')
      const lessons = await lessonsOf(page, 'read-the-weather')
      const one = (kind: string) => `/learn/read-the-weather/${lessons.find(lesson => lesson.kind === kind)?.id}`
      for (const path of [...LEARNER, one('article'), one('video'), one('quiz')]) await look(page, path, theme)
    })
  })
}

test('the page of the API, dark, 360 px', async ({ page, context, baseURL }) => {
  test.setTimeout(180_000) // it is the longest page by far, so that once has to do
  await chooseTheme(context, 'dark', baseURL ?? '')
  await page.setViewportSize({ width: 360, height: 740 })
  await look(page, '/docs/api', 'dark')
})

async function look(page: Page, path: string, theme: Theme): Promise<void> {
  await page.goto(path)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  if (theme === 'light') await expectReadableInDark(page)
}

test('every script of a page carries the nonce of its policy, and nothing is refused', async ({ page }) => {
  const refused: string[] = []
  page.on('console', message => {
    if (/content security policy/i.test(message.text())) refused.push(message.text())
  })
  const reply = await page.goto('/courses')
  const nonce = /'nonce-([^']+)'/.exec(reply?.headers()['content-security-policy'] ?? '')?.[1]
  const nonces = await page
    .locator('script')
    .evaluateAll(scripts => scripts.map(script => (script as HTMLScriptElement).nonce))
  expect(nonces.length).toBeGreaterThan(0)
  expect(new Set(nonces)).toEqual(new Set([nonce]))
  expect(refused).toEqual([])
})

test('a guest reads a free preview, finds the way by keyboard, and is invited', async ({ page }) => {
  await page.goto('/courses/read-the-weather')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.getByRole('link', { name: 'Why clouds appear and disappear' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/learn\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why clouds appear and disappear')
  await expect(page.getByRole('link', { name: /enroll|sign in|create/i }).first()).toBeVisible()
})
