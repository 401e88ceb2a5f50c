// Who learns is never in the way of a limit: ten minutes of a playing film with notes, counted, stay far below it.
import { expect, type Request, test } from 'playwright/test'
import { register } from './support'
import { lessonsOf } from './taking'

/** 60 % of the hundred calls and actions that somebody has each minute. */
const MOST_A_MINUTE = 60
const MINUTES = 10
const STEP_MS = 5000

test('ten minutes in the player take at most 60 % of the limit in any minute', async ({ page }) => {
  await register(page, 'Ida Berg')
  await page.goto('/courses/read-the-weather')
  await page.getByRole('button', { name: 'Enroll for free' }).click()
  await page.waitForURL(/\/learn\/read-the-weather\//)
  const film = (await lessonsOf(page, 'read-the-weather')).find(lesson => lesson.kind === 'video')
  await page.clock.install()
  let counted = 0
  let reports = 0
  const underWay = new Set<Request>()
  let landed = () => {}
  page.on('request', request => {
    if (!isCounted(request)) return
    counted += 1
    underWay.add(request)
    if (/\/lessons\/[^/]+\/progress$/.test(new URL(request.url()).pathname)) reports += 1
  })
  const over = (request: Request) => {
    underWay.delete(request)
    if (underWay.size === 0) landed()
  }
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  /** The clock is quicker than the network: each reply comes before the next second passes, as it does in life. */
  const answered = () =>
    new Promise<void>(resolve => {
      landed = resolve
      if (underWay.size === 0) resolve()
    })
  await page.goto(`/learn/read-the-weather/${film?.id}`)
  const video = page.locator('video')
  await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.readyState)).toBeGreaterThan(0)
  await video.evaluate(async (each: HTMLVideoElement) => {
    each.muted = true
    each.loop = true // it has to play for longer than it lasts
    await each.play()
  })

  const perMinute: number[] = []
  for (let minute = 1; minute <= MINUTES; minute++) {
    const before = counted
    for (let passed = 0; passed < 60_000; passed += STEP_MS) {
      await page.clock.runFor(STEP_MS)
      await answered()
    }
    await page.keyboard.press('ArrowRight')
    await page.getByLabel('Write a note').fill(`What happens in minute ${minute}`)
    await page.getByRole('button', { name: 'Save note' }).click()
    await expect(page.getByText(`What happens in minute ${minute}`, { exact: true })).toBeVisible()
    perMinute.push(counted - before)
  }
  const told = `requests in each minute: ${perMinute.join(', ')}; ${reports} reports of progress`
  test.info().annotations.push({ type: 'pace', description: told })
  expect(await video.evaluate((each: HTMLVideoElement) => each.paused), 'it played all the time').toBe(false)
  expect(reports, 'the player reported all the time').toBeGreaterThanOrEqual(MINUTES * 4)
  expect(Math.max(...perMinute), told).toBeLessThan(MOST_A_MINUTE)
  console.log(told)
})

/** What counts against the limit of calls and actions; media and pages have limits of their own. */
function isCounted(request: Request): boolean {
  const { pathname } = new URL(request.url())
  if (pathname.startsWith('/api/v1/media/') || pathname.startsWith('/api/v1/uploads')) return false
  return pathname.startsWith('/api/v1/') || 'next-action' in request.headers()
}
