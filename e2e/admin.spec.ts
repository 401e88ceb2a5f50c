// Admins: find somebody by keyboard, suspend and reinstate them with a reason, and read in the audit trail that it was done.
import { expect, type Page, test } from 'playwright/test'
import { expectAccessible, expectNoSidewaysScroll, PASSWORD, register, signIn } from './support'

/** From wherever the focus is, on to the control with this name; fails when the keyboard does not get there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    const text = await focused.evaluate(node => node.getAttribute('aria-label') ?? node.textContent ?? '')
    if (name.test(text)) return
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

test('an admin suspends somebody, who is out at once and told kindly, and opens the account again', async ({
  page,
  browser,
  baseURL,
}) => {
  const theirs = await (await browser.newContext({ baseURL })).newPage()
  const email = await register(theirs, 'Ruth Berger')
  await signIn(page, 'admin@example.com')

  await page.goto('/admin/people')
  await page.getByRole('searchbox', { name: 'Name or e-mail address' }).focus()
  await page.keyboard.type(email)
  await page.keyboard.press('Enter')
  await page.waitForURL(/query=/)
  await expect(page.getByText('1 person', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await tabTo(page, /^Ruth Berger$/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/admin\/people\/[\w-]+$/)
  await expect(page.getByRole('heading', { name: /^Ruth Berger/ })).toBeVisible()
  await expectAccessible(page)

  await tabTo(page, /^Suspend$/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Suspend the account' }).click()
  await expect(page.getByText('please say why')).toBeVisible()
  const why = page.getByRole('textbox', { name: 'Why' })
  await why.fill('Sent advertising to others.')
  await page.getByRole('button', { name: 'Suspend the account' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Suspended just now/)).toBeVisible()
  await expect(page.getByText('Nowhere at the moment.')).toBeVisible()

  await theirs.goto('/home')
  await theirs.waitForURL(/\/sign-in/)
  await theirs.getByLabel('E-mail').fill(email)
  await theirs.getByLabel('Password').fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await expect(theirs.getByRole('alert').filter({ hasText: 'Sent advertising to others.' })).toContainText('is kept')

  await page.locator('summary', { hasText: 'Reinstate' }).click()
  await page.getByRole('textbox', { name: 'Why' }).fill('They promised to stop.')
  await page.getByRole('button', { name: 'Open the account again' }).click()
  await expect(page.getByText(/^Suspended just now/)).toHaveCount(0)
  await theirs.getByLabel('Password').fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await theirs.waitForURL('**/home')

  await page.getByRole('link', { name: 'Everything about them' }).click()
  await page.waitForURL(/\/admin\/audit\?subject=/)
  const entries = page.getByRole('list', { name: 'Entries' }).getByRole('listitem')
  await expect(entries.filter({ hasText: 'Noor Haddad suspended an account: Ruth Berger' })).toContainText(
    '“Sent advertising to others.”',
  )
  const reinstated = entries.filter({ hasText: 'reinstated an account' })
  await reinstated.locator('summary').click()
  await expect(reinstated.getByRole('list', { name: 'What changed' })).toContainText('suspended reason')
  await expectAccessible(page)
})

test('the pages of admins fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, 'admin@example.com')
  for (const path of [
    '/admin',
    '/admin/people',
    '/admin/people?query=nobody-like-this',
    '/admin/audit',
    '/admin/audit?from=x',
  ]) {
    await page.goto(path)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})
