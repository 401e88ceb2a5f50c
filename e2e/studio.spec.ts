// The instructor's way: a course from nothing to its first learner, by mouse and by keyboard alone; two tabs and a crash lose nothing.
import { expect, type Locator, type Page, test } from 'playwright/test'
import { register, signIn } from './support'
import { lessonsOf } from './taking'
import { FILM, isSaved, newCourse, row, TEACHER, tree, words } from './writing'

async function publish(page: Page, courseId: string): Promise<void> {
  await page.goto(`/teach/${courseId}/publish`)
  await page.getByRole('button', { name: 'Publish', exact: false }).first().click()
  await expect(page.getByText(/Learners see version 1/)).toBeVisible()
}

test('by mouse: create, write, upload a video with captions, ask, publish, and a learner takes it', async ({
  page,
  browser,
}) => {
  test.setTimeout(360_000)
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
  await expect(page.getByText('Saved. The page of the course')).toBeVisible()
  await publish(page, courseId)

  const learner = await (await browser.newContext()).newPage()
  await takes(learner, courseId)
  await learner.context().close()
})

/** A newcomer enrolls, reads the article, passes the quiz and watches the film: the whole course. */
async function takes(page: Page, courseId: string): Promise<void> {
  const slug = await enters(page, courseId, button => button.click())
  const [article, quiz, film] = await lessonsOf(page, slug)
  await page.goto(`/learn/${slug}/${article?.id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('☁️ Why clouds')
  await page.getByRole('button', { name: 'Mark as complete' }).click()
  await page.waitForURL(url => !url.pathname.endsWith(article?.id ?? ''))
  await page.goto(`/learn/${slug}/${quiz?.id}`)
  await page.getByRole('button', { name: /start/i }).click()
  await page.waitForURL(/attempt=/)
  await page.getByText('Water', { exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: /saved/i })).toBeVisible()
  await page.getByRole('button', { name: 'Review and submit' }).last().click()
  await page.waitForURL(/q=review/)
  await page.getByRole('button', { name: /submit/i }).click()
  await expect(page.getByRole('heading', { name: 'Passed' })).toBeVisible()
  await watches(page, `/learn/${slug}/${film?.id}`)
}

/** The same by keys alone. */
async function takesByKeys(page: Page, courseId: string): Promise<void> {
  const press = (target: Locator) => target.press('Enter')
  const slug = await enters(page, courseId, press)
  const lessons = await lessonsOf(page, slug)
  const of = (kind: string) => lessons.find(lesson => lesson.kind === kind)?.id ?? ''
  await page.goto(`/learn/${slug}/${of('article')}`)
  await press(page.getByRole('button', { name: 'Mark as complete' }))
  await page.waitForURL(url => !url.pathname.endsWith(of('article')))
  await page.goto(`/learn/${slug}/${of('quiz')}`)
  await press(page.getByRole('button', { name: /start/i }))
  await page.waitForURL(/attempt=/)
  await page.getByRole('radio', { name: 'Yes' }).press('Space')
  await expect(page.getByRole('status').filter({ hasText: /saved/i })).toBeVisible()
  await press(page.getByRole('button', { name: 'Review and submit' }).last())
  await page.waitForURL(/q=review/)
  await press(page.getByRole('button', { name: /submit/i }))
  await expect(page.getByRole('heading', { name: 'Passed' })).toBeVisible()
  await watches(page, `/learn/${slug}/${of('video')}`)
}

async function enters(page: Page, courseId: string, push: (button: Locator) => Promise<void>): Promise<string> {
  await register(page, 'Ada Brook')
  const { slug } = (await (await page.request.get(`/api/v1/courses/${courseId}`)).json()) as { slug: string }
  await page.goto(`/courses/${slug}`)
  await push(page.getByRole('button', { name: 'Enroll for free' }))
  await page.waitForURL(/\/learn\//)
  return slug
}

/** The captions that were written are there, and at the end of the film the course is done. */
async function watches(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const film = page.locator('video')
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(0)
  await expect(film.locator('track')).toHaveCount(1)
  await film.evaluate(async (video: HTMLVideoElement) => {
    video.muted = true
    video.playbackRate = 2
    await video.play()
  })
  await expect(page.getByRole('status').filter({ hasText: 'Completed.' })).toBeVisible({ timeout: 75_000 })
  await page.reload()
  await expect(page.getByText(/You have completed/).first()).toBeVisible()
}

test('by keyboard alone: the outline is built and moved, lessons written, a question asked, and a learner takes it', async ({
  page,
  browser,
}) => {
  test.setTimeout(360_000)
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

  await row(page, /First lesson/).focus()
  await page.keyboard.press('n')
  await page.keyboard.type('A film')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Title of the lesson')).toHaveValue('A film')
  await page.locator('summary').filter({ hasText: 'Settings' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Kind').focus()
  await page.keyboard.type('Video')
  await expect(async () => {
    await page.getByLabel(/Choose a video/).focus() // again where saving the kind has just drawn it anew
    const chooser = page.waitForEvent('filechooser', { timeout: 3000 })
    await page.keyboard.press('Space')
    await (await chooser).setFiles(FILM)
  }).toPass({ timeout: 60_000 })
  await expect(page.getByLabel('Video of “A film”')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Write them here' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add a cue' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Words of cue 1')).toBeFocused()
  await page.keyboard.type('Clouds are water.')
  await page.getByRole('button', { name: /^Save/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('in one language')).toBeVisible()

  await page.goto(`/teach/${courseId}/details`)
  await page.getByLabel('Description').focus()
  await page.keyboard.type('By keys.')
  await page.keyboard.press('Tab')
  const save = page.getByRole('button', { name: 'Save the details' })
  await save.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved. The page of the course')).toBeVisible()
  await page.goto(`/teach/${courseId}/publish`)
  await page.getByRole('button', { name: 'Publish' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Learners see version 1/)).toBeVisible()

  const learner = await (await browser.newContext()).newPage()
  await takesByKeys(learner, courseId)
  await learner.context().close()
})
