// What a learner earns is said at once, explains itself, and moves the board that somebody else is looking at.
import { expect, test } from 'playwright/test'
import { expectAccessible, register } from './support'
import { lessonsOf, readArticle } from './taking'

const COURSE = 'sleep-better-this-week'

test('a finished lesson brings a toast, a level and an achievement, and moves the board in a second browser', async ({
  page,
  browser,
}) => {
  const name = `Mover ${Date.now()}`
  await register(page, name)
  const [lesson] = (await lessonsOf(page, COURSE)).filter(({ kind }) => kind === 'article')
  await page.goto(`/courses/${COURSE}`)
  await page
    .getByRole('button', { name: /enroll/i })
    .first()
    .click()
  await page.waitForURL('**/learn/**')

  const elsewhere = await browser.newContext()
  const board = await elsewhere.newPage()
  await register(board, 'Onlooker')
  await board.goto('/compete')
  await expect(board.getByRole('heading', { name: 'Compete', exact: true })).toBeVisible()
  await expect(board.getByText(name)).toHaveCount(0)
  await expectAccessible(board)

  await page.goto(`/learn/${COURSE}/${lesson?.id}`)
  await readArticle(page)
  const said = page.getByRole('status')
  await expect(said.filter({ hasText: /\+\d+ XP/ }).first()).toBeVisible()
  await expect(said.filter({ hasText: 'You reached level 2' }).first()).toBeVisible()
  await expect(said.filter({ hasText: /Achievements?:/ }).first()).toBeVisible()
  await expect(board.getByText(name)).toBeVisible({ timeout: 15_000 })

  await page.goto('/xp')
  await expect(page.getByText('Level 2')).toBeVisible()
  await expect(page.getByText(lesson?.title ?? '')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'The level path' }).click()
  await expect(page.getByRole('heading', { name: 'Level 100' })).toBeVisible()
  await expectAccessible(page)
  await elsewhere.close()
})
