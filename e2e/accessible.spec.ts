// Every page in both themes, on a phone and on a desk: no accessibility violation, no sideways scroll, a nonce on every script.
import { expect, test } from 'playwright/test'
import { chooseTheme, expectAccessible, expectNoSidewaysScroll, signIn, type Theme } from './support'
import { lessonsOf } from './taking'

const GUEST = [
  '/',
  '/courses',
  '/courses?query=nothing-like-this-exists',
  '/courses/read-the-weather',
  '/courses/sql-by-asking-questions',
  '/sign-in',
  '/register',
  '/docs/api',
  '/no-such-page',
]
const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 860 },
]

for (const theme of ['light', 'dark'] as Theme[]) {
  for (const viewport of SIZES) {
    test(`pages for guests, ${theme}, ${viewport.width} px`, async ({ browser, baseURL }) => {
      test.setTimeout(180_000)
      const context = await browser.newContext({ viewport })
      await chooseTheme(context, theme, baseURL ?? '')
      const page = await context.newPage()
      for (const path of GUEST) {
        await page.goto(path)
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
      }
      await context.close()
    })

    test(`pages for learners, ${theme}, ${viewport.width} px`, async ({ browser, baseURL }) => {
      test.setTimeout(180_000)
      const context = await browser.newContext({ viewport })
      await chooseTheme(context, theme, baseURL ?? '')
      const page = await context.newPage()
      await signIn(page, 'student@example.com')
      const lessons = await lessonsOf(page, 'read-the-weather')
      const one = (kind: string) => `/learn/read-the-weather/${lessons.find(lesson => lesson.kind === kind)?.id}`
      for (const path of [
        '/home',
        '/profile',
        '/achievements',
        '/settings/gamification',
        '/courses/read-the-weather',
        one('article'),
        one('video'),
        one('quiz'),
      ]) {
        await page.goto(path)
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
      }
      await context.close()
    })
  }
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
