// The learner's way: register, search, enroll, read, watch with captions, quiz, until the cairn stands.
import { expect, test } from 'playwright/test'
import { register } from './support'
import { lessonsOf, passQuiz, readArticle, watchVideo } from './taking'

test('a newcomer takes a whole course to 100 %', async ({ page }) => {
  test.setTimeout(300_000) // its two films alone take more than a minute at twice their speed
  await register(page, 'Teo Marin')
  await page.getByRole('searchbox').first().fill('wether')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/courses\?query=wether/)
  await page.getByRole('link', { name: 'Read the Weather' }).first().click()
  await page.waitForURL(/\/courses\/read-the-weather/)
  await page.getByRole('button', { name: 'Enroll for free' }).click()
  await page.waitForURL(/\/learn\/read-the-weather\//)

  for (const lesson of await lessonsOf(page, 'read-the-weather')) {
    await page.goto(`/learn/read-the-weather/${lesson.id}`)
    if (lesson.kind === 'article') await readArticle(page)
    if (lesson.kind === 'video') await watchVideo(page)
    if (lesson.kind === 'quiz') await passQuiz(page, 'db/seed/courses/read-the-weather')
    await expect
      .poll(async () => (await progress(page)).lessons.find(one => one.lessonId === lesson.id)?.status, {
        message: lesson.title,
      })
      .toBe('completed')
  }
  expect((await progress(page)).percent).toBe(100)
  await page.goto('/home')
  await expect(page.getByRole('heading', { name: 'Your shelf' })).toBeVisible()
})

type Progress = { percent: number; lessons: { lessonId: string; status: string }[] }

async function progress(page: import('playwright/test').Page): Promise<Progress> {
  return (await page.request.get('/api/v1/courses/read-the-weather/progress')).json()
}
