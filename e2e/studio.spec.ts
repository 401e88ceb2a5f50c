// The instructor's way: a course from nothing to its first learner, by mouse and by keyboard alone; two tabs and a crash lose nothing.
import { type BrowserContext, expect, type Page, test } from 'playwright/test'
import { chooseTheme, expectAccessible, expectNoSidewaysScroll, register, signIn, type Theme } from './support'
import { lessonsOf } from './taking'

const FILM = 'db/seed/courses/read-the-weather/01-looking-up/clouds.webm'
const TEACHER = 'instructor@example.com'
const tree = (page: Page) => page.getByRole('tree', { name: 'Outline' })
const row = (page: Page, name: RegExp | string) => tree(page).getByRole('treeitem', { name })
const words = (page: Page) => page.getByRole('textbox', { name: 'Text of the lesson' })
const isSaved = (page: Page) => expect(page.locator('[data-save="saved"]')).toBeVisible()

/** A course with one empty lesson, open for writing. */
async function newCourse(page: Page, title: string): Promise<{ courseId: string; lessonUrl: string }> {
  await page.goto('/teach')
  await page.getByRole('link', { name: 'New course' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByRole('button', { name: 'Create the course' }).click()
  await page.waitForURL(/\/teach\/[\w-]+\/lessons\/[\w-]+$/)
  await editorIsHere(page)
  return { courseId: new URL(page.url()).pathname.split('/')[2] ?? '', lessonUrl: page.url() }
}

async function editorIsHere(page: Page): Promise<void> {
  await expect(page.locator('.cm-content')).toBeVisible({ timeout: 30_000 })
}

async function publish(page: Page, courseId: string): Promise<void> {
  await page.goto(`/teach/${courseId}/publish`)
  await page.getByRole('button', { name: 'Publish', exact: false }).first().click()
  await expect(page.getByText(/Learners see version 1/)).toBeVisible()
}

test('by mouse: create, write, upload a video with captions, ask, publish, and a learner takes it', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await signIn(page, TEACHER)
  const title = `Clouds ${Date.now()}`
  const { courseId } = await newCourse(page, title)

  await page.getByLabel('Title of the lesson').fill('☁️ Why clouds')
  await words(page).click()
  await page.keyboard.type('/head')
  await page.getByRole('option', { name: /^Heading/ }).click()
  await page.keyboard.type('Water you cannot see')
  await isSaved(page)
  await expect(page.getByRole('heading', { name: 'Water you cannot see' })).toBeVisible()
  await expect(row(page, /Why clouds/)).toBeVisible()

  await page.getByRole('button', { name: 'New lesson' }).click()
  await page.keyboard.type('A film')
  await page.keyboard.press('Enter')
  await row(page, /A film/).click()
  await page.waitForURL(url => !url.href.includes('First'))
  await expect(page.getByLabel('Title of the lesson')).toHaveValue('A film')
  await page.getByText('Settings', { exact: false }).first().click()
  await page.getByLabel('Kind').selectOption('video')
  await page.getByLabel(/Choose a video/).setInputFiles(FILM)
  await expect(page.getByLabel('Video of “A film”')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Write them here' }).click()
  await page.getByRole('button', { name: 'Add a cue' }).click()
  await page.getByLabel('Words of cue 1').fill('Clouds are water.')
  await page.getByRole('button', { name: /^Save/ }).click()
  await expect(page.getByText('in one language')).toBeVisible()

  await page.getByRole('button', { name: 'New lesson' }).click()
  await page.keyboard.type('Check')
  await page.keyboard.press('Enter')
  await row(page, /Check/).click()
  await expect(page.getByLabel('Title of the lesson')).toHaveValue('Check')
  await page.getByText('Settings', { exact: false }).first().click()
  await page.getByLabel('Kind').selectOption('quiz')
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.getByLabel('What is asked').fill('What is a cloud?')
  await page.getByLabel('Answer 1 of question 1', { exact: true }).fill('Water')
  await page.getByLabel('Answer 2 of question 1', { exact: true }).fill('Cotton')
  await expect(page.locator('[data-quiz-save="saved"]')).toBeVisible()

  await row(page, /Check/).dragTo(row(page, /A film/), { targetPosition: { x: 60, y: 4 } })
  await expect(tree(page).getByRole('treeitem')).toHaveText([/First section/, /Why clouds/, /Check/, /A film/])
  await expect(page.getByText('Outline saved')).toBeVisible()

  await page.getByRole('link', { name: 'Details' }).click()
  await page.getByLabel('Description').fill('What clouds are, and what they tell.')
  await page.getByRole('button', { name: 'Save the details' }).click()
  await expect(page.getByText('Saved. Learners see it')).toBeVisible()
  await publish(page, courseId)

  const learner = await (await browser.newContext()).newPage()
  await takes(learner, courseId)
  await learner.context().close()
})

/** A newcomer enrolls, reads the article and passes the quiz. */
async function takes(page: Page, courseId: string): Promise<void> {
  await register(page, 'Ada Brook')
  const { slug } = (await (await page.request.get(`/api/v1/courses/${courseId}`)).json()) as { slug: string }
  await page.goto(`/courses/${slug}`)
  await page.getByRole('button', { name: 'Enroll for free' }).click()
  await page.waitForURL(/\/learn\//)
  const [article, quiz] = await lessonsOf(page, slug)
  await page.goto(`/learn/${slug}/${article?.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('☁️ Why clouds')
  await page.getByRole('button', { name: 'Mark as complete' }).click()
  await page.goto(`/learn/${slug}/${quiz?.id}`)
  await page.getByRole('button', { name: /start/i }).click()
  await page.waitForURL(/attempt=/)
  await page.getByText('Water', { exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /saved/i })).toBeVisible()
  await page.getByRole('button', { name: 'Review and submit' }).last().click()
  await page.waitForURL(/q=review/)
  await page.getByRole('button', { name: /submit/i }).click()
  await expect(page.getByRole('heading', { name: 'Passed' })).toBeVisible()
}

test('by keyboard alone: the outline is built and moved, a lesson written, a question asked', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, TEACHER)
  const { courseId } = await newCourse(page, `Keys ${Date.now()}`)
  const live = page.locator('section[aria-label="Outline of the course"] [aria-live]')

  await words(page).focus()
  await page.keyboard.type('/quo')
  await expect(page.getByRole('option', { name: /^Quote/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Only keys.')
  await isSaved(page)
  await expect(page.locator('blockquote')).toHaveText('Only keys.')

  await row(page, /First lesson/).focus()
  await page.keyboard.press('n')
  await page.keyboard.type('Second')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(live).toContainText('“Second” is now lesson 1 of 2 in “First section”.')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(live).toContainText('“Second” is now lesson 1 of 1 in “New section”.')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('F2')
  await page.keyboard.type('Part two')
  await page.keyboard.press('Enter')
  await expect(live).toContainText('Renamed to “Part two”.')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(live).toContainText('The lessons of “Part two” are now in “First section”.')
  await page.keyboard.press('End')
  await page.keyboard.press('Delete')
  await expect(row(page, /Second/)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(row(page, /Second/)).toHaveCount(1)
  await expect(page.getByText('Outline saved')).toBeVisible()

  await row(page, /Second/).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Title of the lesson')).toHaveValue('Second')
  await page.locator('summary').filter({ hasText: 'Settings' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Kind').focus()
  await page.keyboard.type('Quiz')
  const add = page.getByRole('button', { name: 'Add a question' })
  await expect(add).toBeVisible()
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('What is asked')).toBeFocused()
  await page.keyboard.type('Does it work?')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Yes')
  await page.getByLabel('Answer 2 of question 1', { exact: true }).focus()
  await page.keyboard.type('No')
  await expect(page.locator('[data-quiz-save="saved"]')).toBeVisible()

  await page.goto(`/teach/${courseId}/details`)
  await page.getByLabel('Description').focus()
  await page.keyboard.type('By keys.')
  await page.keyboard.press('Tab')
  const save = page.getByRole('button', { name: 'Save the details' })
  await save.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved. Learners see it')).toBeVisible()
})

async function secondTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await editorIsHere(page)
  return page
}

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await words(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

test('two tabs on one lesson: the later one sees the difference and chooses', async ({ page, context }) => {
  await signIn(page, TEACHER)
  const { lessonUrl } = await newCourse(page, `Two tabs ${Date.now()}`)
  const other = await secondTab(context, lessonUrl)
  await typeAtEnd(page, 'from the first tab')
  await isSaved(page)
  await typeAtEnd(other, 'from the second tab')
  await expect(other.getByRole('heading', { name: 'This lesson was changed somewhere else' })).toBeVisible()
  await expect(other.locator('ins')).toContainText(['second'])
  await expect(other.locator('del')).toContainText(['first'])
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Put both together and edit' }).click()
  await isSaved(other)
  await expect(words(other)).toContainText('from the first tab')
  await expect(words(other)).toContainText('from the second tab')
})

test('a crash loses nothing: what was not saved is offered again', async ({ page, context }) => {
  await signIn(page, TEACHER)
  const { lessonUrl } = await newCourse(page, `Crash ${Date.now()}`)
  await context.setOffline(true)
  await typeAtEnd(page, 'written in a tunnel')
  await expect(page.getByText('Not saved yet: no connection. Your text is kept in this browser.')).toBeVisible()
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)
  const next = await secondTab(context, lessonUrl)
  await expect(next.getByRole('heading', { name: 'This browser kept text that was not saved' })).toBeVisible()
  await next.getByRole('button', { name: 'Bring it back' }).click()
  await isSaved(next)
  await next.reload()
  await editorIsHere(next)
  await expect(words(next)).toContainText('written in a tunnel')
})

test('formatted text of other programs becomes Markdown, and pictures find their place', async ({ page }) => {
  await signIn(page, TEACHER)
  await newCourse(page, `Paste ${Date.now()}`)
  await words(page).focus()
  await paste(page, { html: '<h2>Pasted</h2><p>A <b>bold</b> word</p>', text: 'Pasted\nA bold word' })
  await expect(words(page)).toContainText('## Pasted')
  await expect(words(page)).toContainText('**bold**')
  const paragraph = `<p class=MsoNormal style='line-height:107%'><span style='font-size:11.0pt'>A sentence about clouds.<o:p></o:p></span></p>`
  await page.keyboard.press('Control+a')
  await paste(page, {
    html: paragraph.repeat(Math.ceil(2_000_000 / paragraph.length)),
    text: 'A sentence about clouds.',
  })
  await expect(page.getByText(/characters; 200,000 can be saved|A sentence about clouds/).first()).toBeVisible()

  await newCourse(page, `Picture ${Date.now()}`)
  await page.getByLabel('Pictures to upload').setInputFiles('e2e/curriculum/01-tying/images/loop.png')
  await page.getByLabel('What does “loop.png” show?').fill('A loop of rope')
  await page.keyboard.press('Enter')
  await isSaved(page)
  await expect(page.getByRole('img', { name: 'A loop of rope' })).toBeVisible()
})

async function paste(page: Page, given: { html: string; text: string }): Promise<void> {
  await words(page).evaluate((editor, { html, text }) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', text)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, given)
}

for (const theme of ['light', 'dark'] as Theme[]) {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 860 },
  ]) {
    test(`the studio is accessible, ${theme}, ${viewport.width} px`, async ({ browser, baseURL }) => {
      test.setTimeout(180_000)
      const context = await browser.newContext({ viewport })
      await chooseTheme(context, theme, baseURL ?? '')
      const page = await context.newPage()
      await signIn(page, TEACHER)
      const lessons = await lessonsOf(page, 'read-the-weather')
      const { id } = (await (await page.request.get('/api/v1/courses/read-the-weather')).json()) as { id: string }
      const one = (kind: string) => `lessons/${lessons.find(lesson => lesson.kind === kind)?.id}`
      for (const path of [
        '/teach',
        '/teach/new',
        ...['', one('article'), one('video'), one('quiz'), 'details'].map(place => `/teach/${id}/${place}`),
      ]) {
        await page.goto(path)
        if (path.includes('lessons')) await editorIsHere(page)
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
      }
      await context.close()
    })
  }
}
