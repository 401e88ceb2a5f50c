// How a journey takes lessons: reads articles, watches a film to its end, answers a quiz as somebody who knows.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from 'playwright/test'

type Lesson = { id: string; kind: string; title: string }
type Item = { id: string; kind: string; promptMarkdown: string; choices: { id: string; textMarkdown: string }[] }
type QuizFile = { items: { prompt: string; choices: { text: string; correct?: boolean }[] }[] }

/** The lessons of a course in their order, as the API tells. */
export async function lessonsOf(page: Page, slug: string): Promise<Lesson[]> {
  const reply = await page.request.get(`/api/v1/courses/${slug}`)
  const { sections } = (await reply.json()) as { sections: { lessons: Lesson[] }[] }
  return sections.flatMap(section => section.lessons)
}

/** Reads an article and says so. */
export async function readArticle(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mark as complete' }).click()
}

/** Watches the whole film at twice its speed, with captions. */
export async function watchVideo(page: Page): Promise<void> {
  const video = page.locator('video')
  await expect.poll(() => video.evaluate((film: HTMLVideoElement) => film.readyState)).toBeGreaterThan(0)
  await page.getByLabel('Speed').selectOption('2')
  await video.evaluate(async (film: HTMLVideoElement) => {
    film.muted = true
    film.currentTime = 0
    await film.play()
  })
  await expect
    .poll(() => video.evaluate((film: HTMLVideoElement) => film.textTracks[0]?.activeCues?.length ?? 0))
    .toBeGreaterThan(0)
  await expect(page.getByRole('status').filter({ hasText: 'Completed.' })).toBeVisible({ timeout: 75_000 })
}

/**
 * Takes the quiz that the page shows, to its result, with the right answers of the course's folder; `look` at each of its pages is
 * called once it stands there.
 */
export async function passQuiz(page: Page, folder: string, look = async (_page: Page) => {}): Promise<void> {
  const right = rightAnswers(folder)
  await page.getByRole('button', { name: /start|try again|go on/i }).click()
  await page.waitForURL(/attempt=/)
  const attemptId = new URL(page.url()).searchParams.get('attempt')
  const reply = await page.request.get(`/api/v1/attempts/${attemptId}`)
  expect(await reply.text(), 'nothing of correctness is on the wire').not.toMatch(/"(correct|explanation\w*|key)":/i)
  const { items } = (await reply.json()) as { items: Item[] }
  await look(page)
  for (const [index, item] of items.entries()) {
    const texts = right.get(item.promptMarkdown.trim())
    const chosen = item.choices.filter(choice => texts?.has(choice.textMarkdown.trim()))
    expect(chosen.length, item.promptMarkdown).toBeGreaterThan(0)
    for (const choice of chosen) await page.locator(`input[value="${choice.id}"]`).check({ force: true })
    await expect(page.getByRole('status').filter({ hasText: /saved/i })).toBeVisible()
    const last = index === items.length - 1
    await page
      .getByRole('button', { name: last ? 'Review and submit' : 'Next question' })
      .last()
      .click()
    await page.waitForURL(last ? /q=review/ : new RegExp(`q=${index + 2}(&|$)`))
  }
  await look(page)
  await page.getByRole('button', { name: /submit/i }).click()
  await expect(page.getByRole('heading', { name: 'Passed' })).toBeVisible()
  await look(page)
}

/** Prompt → texts of the right choices, from the quiz files of a course folder. */
function rightAnswers(folder: string): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.quiz.json'),
  )) {
    const { items } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as QuizFile
    for (const { prompt, choices } of items) {
      known.set(prompt.trim(), new Set(choices.filter(choice => choice.correct).map(choice => choice.text.trim())))
    }
  }
  return known
}
