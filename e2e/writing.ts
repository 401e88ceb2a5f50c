// What the journeys of those who teach share: a new course, its tree, its editor.
import { type BrowserContext, expect, type Page } from 'playwright/test'

export const FILM = 'db/seed/courses/read-the-weather/01-looking-up/clouds.webm'
export const TEACHER = 'instructor@example.com'
export const tree = (page: Page) => page.getByRole('tree', { name: 'Outline' })
export const row = (page: Page, name: RegExp | string) => tree(page).getByRole('treeitem', { name })
export const words = (page: Page) => page.getByRole('textbox', { name: 'Text of the lesson' })
export const isSaved = (page: Page) => expect(page.locator('[data-save="saved"]')).toBeVisible()

/** A course with one empty lesson, open for writing. */
export async function newCourse(page: Page, title: string): Promise<{ courseId: string; lessonUrl: string }> {
  await page.goto('/teach')
  await page.getByRole('link', { name: 'New course' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByRole('button', { name: 'Create the course' }).click()
  await page.waitForURL(/\/teach\/[\w-]+\/lessons\/[\w-]+$/)
  await editorIsHere(page)
  return { courseId: new URL(page.url()).pathname.split('/')[2] ?? '', lessonUrl: page.url() }
}

export async function editorIsHere(page: Page): Promise<void> {
  await expect(page.locator('.cm-content')).toBeVisible({ timeout: 30_000 })
}

export async function secondTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await editorIsHere(page)
  return page
}

export async function typeAtEnd(page: Page, text: string): Promise<void> {
  await words(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}
