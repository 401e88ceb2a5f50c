// A train goes through a tunnel in the middle of a quiz: what was chosen and pressed waits, and the way back empties nothing.
import { expect, type Page, test } from 'playwright/test'
import { register } from './support'
import { lessonsOf } from './taking'

test('an answer and a step wait for the connection, and going back shows what was chosen', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  await register(page, 'Ines Duarte')
  await page.goto('/courses/read-the-weather')
  await page.getByRole('button', { name: 'Enroll for free' }).click()
  await page.waitForURL(/\/learn\/read-the-weather\//)
  const quiz = (await lessonsOf(page, 'read-the-weather')).find(({ kind }) => kind === 'quiz')
  await page.goto(`/learn/read-the-weather/${quiz?.id}`)
  await page.getByRole('button', { name: /start/i }).click()
  await page.waitForURL(/attempt=/)

  const first = choices(page).first()
  await first.check({ force: true })
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await next(page)
  await page.waitForURL(/q=2(&|$)/)
  await page.goBack()
  await page.waitForURL(/q=1(&|$)/)
  await expect(first).toBeChecked()
  await next(page)
  await page.waitForURL(/q=2(&|$)/)

  await context.setOffline(true)
  await choices(page).last().check({ force: true })
  await expect(page.getByText('No connection.')).toBeVisible()
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await next(page)
  await context.setOffline(false)
  await page.waitForURL(/q=3(&|$)/, { timeout: 30_000 })
  await expect(page.getByText('No connection.')).toBeHidden()
  await page.goBack()
  await page.waitForURL(/q=2(&|$)/)
  await expect(choices(page).last()).toBeChecked()
})

function choices(page: Page) {
  return page.locator('input[name="choice"]')
}

async function next(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next question' }).last().click()
}
