// Publishing: the checklist, a version with its note, the way back, a schedule, a review by an admin, and an export that is imported.
import { expect, type Page, test } from 'playwright/test'
import { expectAccessible, expectNoSidewaysScroll, signIn } from './support'

const INSTRUCTOR = 'instructor@example.com'

/** A draft of one article; gives its id and the lesson's. */
async function newDraft(page: Page, title: string): Promise<{ id: string; lessonId: string; slug: string }> {
  const reply = await page.evaluate(async name => {
    const body = {
      title: name,
      descriptionMarkdown: 'How to tie things so that they hold.',
      categorySlug: (await (await fetch('/api/v1/courses')).json()).items[0].category.slug,
      level: 'beginner',
      language: 'en',
      priceMinor: 0,
      currency: 'EUR',
      sections: [
        {
          title: 'First',
          lessons: [
            {
              title: 'The loop',
              kind: 'article',
              bodyMarkdown: 'Make a loop. ![](x.png) See [here](https://a.example).',
            },
          ],
        },
      ],
    }
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/v1/courses', { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }, title)
  return { id: reply.id, slug: reply.slug, lessonId: reply.sections[0].lessons[0].id }
}

async function rewrite(page: Page, courseId: string, lessonId: string, bodyMarkdown: string): Promise<void> {
  const status = await page.evaluate(
    async ([id, lesson, text]) => {
      const course = await (await fetch(`/api/v1/courses/${id}`)).json()
      const sections = course.sections.map((section: { id: string; title: string; lessons: { id: string }[] }) => ({
        id: section.id,
        title: section.title,
        lessons: section.lessons.map(one => (one.id === lesson ? { id: one.id, bodyMarkdown: text } : { id: one.id })),
      }))
      const headers = { 'content-type': 'application/json' }
      return (await fetch(`/api/v1/courses/${id}`, { method: 'PATCH', headers, body: JSON.stringify({ sections }) }))
        .status
    },
    [courseId, lessonId, bodyMarkdown] as const,
  )
  expect(status).toBe(200)
}

test('a course is published twice, and goes back to what it said first', async ({ page }) => {
  await signIn(page, INSTRUCTOR)
  const { id, lessonId } = await newDraft(page, `Loops ${Date.now()}`)
  await page.goto(`/teach/${id}/publish`)
  await expect(page.getByText('has no description for those who cannot see it')).toBeVisible()
  await expect(page.getByText('A link says only “here”')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Publish course' }).click()
  await expect(page.getByRole('heading', { name: 'Published', exact: true })).toBeVisible()

  await rewrite(page, id, lessonId, 'Make a bigger loop, and pull.')
  await page.goto(`/teach/${id}/publish`)
  await expect(page.getByText('New in version 2: 1 lesson changed or moved.')).toBeVisible()
  await page.getByLabel('What changed').fill('A bigger loop')
  await page.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(page.getByText('Learners see version 2')).toBeVisible()

  await page.goto(`/teach/${id}/history`)
  await expect(page.getByText('A bigger loop')).toBeVisible()
  await page.getByLabel('From').selectOption({ label: 'Version 1' })
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.locator('ins', { hasText: 'bigger' })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoSidewaysScroll(page)
  await page.getByText('Go back to it: Version 1').click()
  await page.getByRole('button', { name: 'Go back to version 1' }).click()
  await expect(page.getByText('Done. It is in your working copy.')).toBeVisible()
  await page.goto(`/teach/${id}/history`)
  await expect(page.getByRole('button', { name: 'Take this lesson from version 2' })).toBeVisible()
})

test('a time in the past is refused in words, one to come is kept and can be taken back', async ({ page }) => {
  await signIn(page, INSTRUCTOR)
  const { id } = await newDraft(page, `Later ${Date.now()}`)
  await page.goto(`/teach/${id}/publish`)
  await page.getByLabel('At a time').check()
  await page.getByLabel('Publish at').fill('2020-01-01T10:00')
  await page.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByText('choose a time that is still to come')).toBeVisible()
  const soon = new Date(Date.now() + 48 * 3_600_000).toISOString().slice(0, 16)
  await page.getByLabel('Publish at').fill(soon)
  await page.getByRole('button', { name: 'Schedule' }).click()
  await expect(page.getByRole('heading', { name: 'Scheduled' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Do not publish it' }).click()
  await expect(page.getByRole('heading', { name: 'Publish course' })).toBeVisible()
})

test('where courses are reviewed, an admin sends one back and then passes it', { tag: '@alone' }, async ({
  browser,
}) => {
  const [teacher, admin] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()]
  await signIn(teacher, INSTRUCTOR)
  await signIn(admin, 'admin@example.com')
  const title = `Reviewed ${Date.now()}`
  const { id } = await newDraft(teacher, title)
  const review = async (choice: string) => {
    await admin.goto('/admin/settings')
    await admin.getByLabel(choice).check()
    await admin.getByRole('button', { name: 'Save' }).click()
    await expect(admin.getByText('Saved.')).toBeVisible()
  }
  await review('An admin, after a look')
  try {
    await expectAccessible(admin)
    const handIn = async () => {
      await teacher.goto(`/teach/${id}/publish`)
      await teacher.getByRole('button', { name: 'Hand in for review' }).click()
      await expect(teacher.getByRole('heading', { name: 'Waiting for a review' })).toBeVisible()
    }
    await handIn()
    await admin.goto('/admin')
    await admin.getByRole('link', { name: /for a review$/ }).click()
    const row = admin.getByRole('listitem').filter({ hasText: title })
    await row.getByText('Ask for changes').click()
    await row.getByLabel('What should change').fill('Please describe the picture.')
    await expectAccessible(admin)
    await row.getByRole('button', { name: 'Send it back' }).click()
    await expect(row).toHaveCount(0)
    await teacher.goto(`/teach/${id}/publish`)
    await expect(teacher.getByText('Please describe the picture.')).toBeVisible()
    await handIn()
    await admin.goto('/admin/reviews')
    await row.getByRole('button', { name: 'Publish it' }).click()
    await expect(row).toHaveCount(0)
    await teacher.goto(`/teach/${id}/publish`)
    await expect(teacher.getByText('Learners see version 1')).toBeVisible()
  } finally {
    await review('Those who teach, by themselves')
  }
})

test('an export is imported again, after a look at its tree', async ({ page }) => {
  await signIn(page, INSTRUCTOR)
  const { id, slug } = await newDraft(page, `Export ${Date.now()}`)
  const archive = await (await page.request.get(`/api/v1/courses/${id}/export`)).body()
  await page.goto('/teach/import')
  await expectAccessible(page)
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/zip', buffer })
  await page.locator('input[type=file]').setInputFiles(file(`${slug}.zip`, archive))
  await page.waitForURL(/\/teach\/import\/[0-9a-f-]{36}$/)
  await expect(page.getByText('The loop (article)')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Make the course' }).click()
  await expect(page.getByText('The course is made')).toBeVisible()
  await page.getByRole('link', { name: 'Open the course' }).click()
  await page.waitForURL(/\/teach\/[0-9a-f-]{36}/)
  expect(page.url()).not.toContain(id)
})

test('a course is duplicated', async ({ page }) => {
  await signIn(page, INSTRUCTOR)
  const { id } = await newDraft(page, `Double ${Date.now()}`)
  await page.goto(`/teach/${id}/copy`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Duplicate it' }).click()
  await page.waitForURL(url => /\/teach\/[0-9a-f-]{36}/.test(url.pathname) && !url.pathname.includes(id))
  await expect(page.getByRole('heading', { level: 1, name: /\(copy\)/ })).toBeVisible()
})
