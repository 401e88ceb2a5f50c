// A curriculum that was imported from Markdown is found, read and passed like any other course.
import { expect, test } from 'playwright/test'
import { expectAccessible, register } from './support'
import { lessonsOf, passQuiz, readArticle } from './taking'

test('an imported curriculum is taken to its end', async ({ page }) => {
  await register(page, 'Kofi Boateng')
  await page.goto('/courses?query=knots')
  await page.getByRole('link', { name: 'Knots for every day' }).first().click()
  await page.getByRole('button', { name: 'Enroll for free' }).click()
  await page.waitForURL(/\/learn\//)
  const slug = new URL(page.url()).pathname.split('/')[2] ?? ''
  const lessons = await lessonsOf(page, slug)
  expect(lessons.map(lesson => [lesson.title, lesson.kind])).toEqual([
    ['The bowline', 'article'],
    ['The clove hitch', 'article'],
    ['Which knot when', 'article'],
    ['Check yourself', 'quiz'],
  ])
  await page.goto(`/learn/${slug}/${lessons[0]?.id}`)
  await expect(page.getByRole('img', { name: 'A rope lying in a loop' })).toBeVisible()
  await expect(page.getByText('The old saying helps')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'clove hitch', exact: true }).click()
  await page.waitForURL(new RegExp(`${lessons[1]?.id}`))
  for (const lesson of lessons) {
    await page.goto(`/learn/${slug}/${lesson.id}`)
    if (lesson.kind === 'quiz') await passQuiz(page, 'e2e/curriculum', expectAccessible)
    else await readArticle(page)
    await expect
      .poll(
        async () =>
          (await (await page.request.get(`/api/v1/courses/${slug}/progress`)).json()).lessons.find(
            (one: { lessonId: string }) => one.lessonId === lesson.id,
          )?.status,
      )
      .toBe('completed')
  }
})
