// Waiting for a slow page: the shape of what comes stands there, and a page that came is whole, with or without script.
import { expect, type Page, test } from 'playwright/test'
import { signIn } from './support'
import { lessonsOf } from './taking'
import { isSaved, newCourse, TEACHER, words } from './writing'

/** Holds back whatever is asked of an address, be it a document or what Next.js fetches, until the result is called. */
async function hold(page: Page, wanted: (url: URL) => boolean): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route(wanted, async route => {
    await released
    await route.continue()
  })
  return release
}

/** The shapes that the page shows, by their words, also while a document is under way, when locators have to wait. */
async function watchShapes(page: Page): Promise<Set<string>> {
  const shown = new Set<string>()
  await page.exposeFunction('showed', (words: string) => shown.add(words))
  await page.addInitScript(() => {
    new MutationObserver(() => {
      const shape = document.querySelector('[aria-busy="true"]')
      if (shape && shape.clientHeight > 200 && shape.checkVisibility({ visibilityProperty: true }))
        Reflect.get(window, 'showed')(shape.querySelector('[role="status"]')?.textContent)
    }).observe(document, { subtree: true, childList: true })
  })
  return shown
}

test('other results, a course and a lesson show their shape while they are slow', async ({ page }) => {
  const shown = await watchShapes(page)
  await page.goto('/courses')
  let release = await hold(page, url => url.search.includes('query='))
  await page.getByLabel('What would you like to learn?').fill('weather')
  await page.getByLabel('What would you like to learn?').press('Enter', { noWaitAfter: true })
  await expect.poll(() => [...shown]).toEqual(['Courses are loading.'])
  release()
  await page.waitForURL(/query=weather/)
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)

  release = await hold(page, url => url.pathname === '/courses/read-the-weather')
  await page.getByRole('link', { name: 'Read the Weather' }).first().click({ noWaitAfter: true })
  await expect.poll(() => [...shown]).toContain('The course is loading.')
  release()
  await expect(page.getByRole('heading', { level: 1, name: 'Read the Weather' })).toBeVisible()
  await page.waitForLoadState('networkidle') // a page shows the shape of the next once its script has begun

  release = await hold(page, url => url.pathname.startsWith('/learn/'))
  await page.getByRole('link', { name: 'Why clouds appear and disappear' }).click({ noWaitAfter: true })
  await expect.poll(() => [...shown]).toContain('The lesson is loading.')
  release()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Why clouds appear and disappear')
})

test('so they do where Next.js fetches them, and a page to which one comes back is as it was', async ({ page }) => {
  await signIn(page, 'student@example.com')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const release = await hold(page, url => url.pathname === '/courses')
  await page.getByRole('link', { name: 'Learn', exact: true }).click({ noWaitAfter: true })
  const busy = page.locator('[aria-busy="true"]').filter({ hasText: 'Courses are loading.' })
  await expect(busy).toBeVisible()
  release()
  await expect(page.getByRole('heading', { level: 1, name: 'Courses' })).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Courses')
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
})

test('catalogue, course and lesson are whole without script', async ({ browser, page }) => {
  const preview = (await lessonsOf(page, 'read-the-weather')).find(
    one => one.title === 'Why clouds appear and disappear',
  )
  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto('/courses')
  await expect(plain.getByRole('link', { name: 'Read the Weather' }).first()).toBeVisible()
  await plain.goto('/courses/read-the-weather')
  await expect(plain.getByRole('heading', { level: 2, name: 'How others found it' })).toBeVisible()
  await plain.goto(`/learn/read-the-weather/${preview?.id}`)
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Why clouds appear and disappear')
  await expect(plain.locator('.prose p').first()).toBeVisible()
  await expect(plain.getByRole('navigation', { name: 'Lessons of this course' })).toContainText('Why clouds appear')
  await context.close()
})

test('what is not there says 404', async ({ request }) => {
  for (const path of ['/courses/no-such-course', `/learn/read-the-weather/${crypto.randomUUID()}`, '/no-such-page']) {
    expect((await request.get(path)).status(), path).toBe(404)
  }
})

test('what is typed before the script of a page is here stays, and is saved', async ({ page }) => {
  await signIn(page, TEACHER)
  const { lessonUrl } = await newCourse(page, `Early ${Date.now()}`)
  const isScript = (url: URL) => url.pathname.startsWith('/_next/static/') && url.pathname.endsWith('.js')
  let release = await hold(page, isScript)
  await page.goto(lessonUrl, { waitUntil: 'commit' })
  await page.getByLabel('Title of the lesson').fill('Written early')
  await page.getByLabel('Text of the lesson').fill('Words before the editor.')
  release()
  await expect(page.locator('.cm-content')).toHaveText('Words before the editor.') // for a moment both are there
  await isSaved(page)
  await page.reload()
  await expect(page.getByLabel('Title of the lesson')).toHaveValue('Written early')
  await expect(words(page)).toHaveText('Words before the editor.')

  release = await hold(page, isScript)
  await page.goto('/profile', { waitUntil: 'commit' })
  const about = page.getByLabel('About you')
  await about.fill('Said early.')
  release()
  await page.waitForLoadState('networkidle')
  await expect(about).toHaveValue('Said early.')
})
