// Accounts: opening one, coming back, and what a typo does not cost.
import { expect, test } from 'playwright/test'
import { PASSWORD, register, signIn } from './support'

test('a newcomer opens an account, signs out and signs in again', async ({ page }) => {
  const email = await register(page, 'Mina Sato')
  await page.getByRole('button', { name: 'Account of Mina Sato' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(url => url.pathname === '/')
  await signIn(page, email)
  await expect(page.getByRole('button', { name: 'Account of Mina Sato' })).toBeVisible()
})

test('a wrong field is named and nothing typed is lost', async ({ page }) => {
  await page.goto('/register')
  await page.getByLabel('Name').fill('Mina')
  await page.getByLabel('E-mail').fill('mina at example')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('does not look like an e-mail address')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Mina')
  await expect(page.getByLabel('E-mail')).toHaveValue('mina at example')
})

test('a wrong password is told kindly, without saying which half was wrong', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('student@example.com')
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('do not belong together')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('student@example.com')
})

test('a page that needs an account leads back to itself after signing in', async ({ page }) => {
  await page.goto('/profile')
  await page.waitForURL('**/sign-in?next=%2Fprofile')
  await page.getByLabel('E-mail').fill('student@example.com')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/profile')
})

test('next-auth signs in by its own protocol, too', async ({ request }) => {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json()
  await request.post('/api/auth/callback/credentials', {
    form: { csrfToken, email: 'student@example.com', password: PASSWORD, json: 'true' },
  })
  const profile = await request.get('/api/v1/users/profile')
  expect(profile.status()).toBe(200)
  expect((await profile.json()).email).toBe('student@example.com')
})
