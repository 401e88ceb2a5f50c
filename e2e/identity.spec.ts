// Identity: a mailed confirmation, a forgotten password, one-time codes, sessions seen and ended, and a sign-in by another site.
import { type ChildProcess, spawn } from 'node:child_process'
import { TOTP } from 'otpauth'
import { expect, type Page, test } from 'playwright/test'
import { mailedLink } from './mailbox'
import { expectAccessible, PASSWORD, register, signIn } from './support'

test('a newcomer confirms their address by the mailed link, with the keyboard', async ({ page }) => {
  const email = await register(page, 'Post Sender')
  await page.goto('/security')
  await expect(page.getByText('Not confirmed yet')).toBeVisible()
  await page.goto(await mailedLink(email, /confirm your e-mail/))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Confirm' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your address is confirmed')).toBeVisible()
  await page.goto('/security')
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('a forgotten password is set anew by the mailed link, and the old one opens nothing', async ({
  page,
  browser,
}) => {
  const elsewhere = await browser.newContext()
  const email = await register(await elsewhere.newPage(), 'Lena Forgets')
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Please look into your mail')).toBeVisible()
  await page.goto(await mailedLink(email, /new password/))
  await expectAccessible(page)
  await page.getByLabel('New password').fill('a much better one')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Sign in with it' }).click()
  await giveCredentials(page, email, PASSWORD)
  await expect(page.getByText('do not belong together')).toBeVisible()
  await giveCredentials(page, email, 'a much better one')
  await page.waitForURL('**/home')
  const old = await elsewhere.request.get('/api/v1/users/profile')
  expect(old.status()).toBe(401)
  await elsewhere.close()
})

test('one-time codes are turned on, asked for, and a recovery code helps out', async ({ page }) => {
  const email = await register(page, 'Otto Spare')
  await page.goto('/security')
  await page.getByRole('button', { name: 'Turn on' }).click()
  const secret = (await page.locator('code').textContent()) ?? ''
  const totp = new TOTP({ secret })
  await page.getByRole('textbox', { name: 'Code' }).fill(totp.generate({ timestamp: Date.now() - 30_000 }))
  await page.keyboard.press('Enter')
  const spare = await page.getByText('One-time codes are on').locator('..').locator('li').first().textContent()
  await expectAccessible(page)

  await signOut(page)
  await page.goto('/sign-in?next=/profile')
  await giveCredentials(page, email, PASSWORD)
  await page.waitForURL('**/sign-in/code**')
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await page.keyboard.press('Enter')
  await expect(page.getByText('is not the code that the app shows now')).toBeVisible()
  await page.getByRole('textbox', { name: 'Code' }).fill(totp.generate())
  await page.keyboard.press('Enter')
  await page.waitForURL('**/profile')

  await signOut(page)
  await page.goto('/sign-in')
  await giveCredentials(page, email, PASSWORD)
  await page.waitForURL('**/sign-in/code**')
  await page.getByRole('textbox', { name: 'Code' }).fill(spare ?? '')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/home')
})

test('a session that is ended in another browser is out at once; a new password is set where one is signed in', async ({
  page,
  browser,
}) => {
  const email = await register(page, 'Two Browsers')
  const context = await browser.newContext({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  })
  const other = await context.newPage()
  await signIn(other, email)
  await page.goto('/security')
  const row = page.getByRole('listitem').filter({ hasText: 'Firefox on Linux' })
  await expect(row).toContainText('used')
  await row.getByRole('button', { name: 'End the session of Firefox on Linux' }).focus()
  await page.keyboard.press('Enter')
  await expect(row).toHaveCount(0)
  await other.goto('/profile')
  await other.waitForURL('**/sign-in?next=%2Fprofile')
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign-in and security' })).toBeVisible()

  await page.getByLabel('Old password').fill('not this one')
  await page.getByLabel('New password').fill('a much better one')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Is not your password')).toBeVisible()
  await page.getByLabel('Old password').fill(PASSWORD)
  await page.getByLabel('New password').fill('a much better one')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Your other sessions have ended.')).toBeVisible()
  await context.close()
})

test.describe('another site', () => {
  let provider: ChildProcess
  test.beforeAll(async () => {
    const { OIDC_ISSUER } = process.env
    expect(
      OIDC_ISSUER,
      'serve with OIDC_ISSUER=http://127.0.0.1:<port>, OIDC_CLIENT_ID and _SECRET, as `npm test` does',
    ).toBeTruthy()
    provider = spawn(process.execPath, ['--import', 'tsx', 'lib/web/elsewhere/identity-provider.testing.ts'], {
      stdio: 'ignore',
    })
    await expect
      .poll(() =>
        fetch(`${OIDC_ISSUER}/jwks`).then(
          reply => reply.ok,
          () => false,
        ),
      )
      .toBe(true)
  })
  test.afterAll(() => void provider?.kill())

  test('signs somebody in without script, and stands on their security page', async ({ browser, page, context }) => {
    const plain = await browser.newContext({ javaScriptEnabled: false })
    const visitor = await plain.newPage()
    await visitor.goto('/sign-in?next=/profile')
    await visitor.getByRole('link', { name: 'Continue with' }).click()
    await visitor.getByRole('link', { name: 'Go on to Cairn' }).click()
    await visitor.waitForURL('**/profile')
    await context.addCookies(await plain.cookies())
    await page.goto('/security')
    await expect(page.getByRole('heading', { name: 'Other sites' })).toBeVisible()
    await expect(page.getByText('traveler@example.com').first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await expect(page.getByText('This is your only way to sign in.')).toBeVisible()
    await plain.close()
  })
})

async function giveCredentials(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/home')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(url => url.pathname === '/')
}
