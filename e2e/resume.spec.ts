// Coming back: another browser goes on where the first one stopped.
import { expect, test } from 'playwright/test'
import { register, signIn } from './support'
import { lessonsOf } from './taking'

test('a second browser continues within two seconds of the position', async ({ page, browser }) => {
  const email = await register(page, 'Ines Duarte')
  await page.goto('/courses/read-the-weather')
  await page.getByRole('button', { name: 'Enroll for free' }).click()
  await page.waitForURL(/\/learn\//)
  const film = (await lessonsOf(page, 'read-the-weather')).find(lesson => lesson.kind === 'video')
  await page.goto(`/learn/read-the-weather/${film?.id}`)
  const video = page.locator('video')
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState)).toBeGreaterThan(1)
  const saved = page.waitForResponse(
    reply => /\/progress$/.test(reply.url()) && reply.request().method() === 'PUT' && reply.ok(),
  )
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true
    element.currentTime = 21
    await element.play()
    await new Promise(resolve => setTimeout(resolve, 3000))
    element.pause()
  })
  await saved
  const stopped = await video.evaluate((element: HTMLVideoElement) => element.currentTime)
  await expect
    .poll(
      async () =>
        (await (await page.request.get('/api/v1/courses/read-the-weather/progress')).json()).lessons.find(
          (one: { lessonId: string }) => one.lessonId === film?.id,
        )?.positionSeconds,
    )
    .toBeGreaterThan(stopped - 2)

  const second = await browser.newContext()
  const other = await second.newPage()
  await signIn(other, email)
  await other
    .getByRole('link', { name: /continue/i })
    .first()
    .click()
  await other.waitForURL(new RegExp(`/learn/read-the-weather/${film?.id}`))
  const again = other.locator('video')
  await expect.poll(() => again.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0)
  const resumed = await again.evaluate((element: HTMLVideoElement) => element.currentTime)
  expect(Math.abs(resumed - stopped)).toBeLessThanOrEqual(2)
  await second.close()
})
