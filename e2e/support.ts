// What the journeys share: signing in, looking for accessibility violations, choosing a theme.
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page } from 'playwright/test'

export const PASSWORD = 'learn-anything'

/** Signs in by the form. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/home')
}

/** Opens an account with an address of its own; gives the address. */
export async function register(page: Page, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${Date.now()}@example.com`
  await page.goto('/register')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/home')
  return email
}

/** Fails with a readable list when the page has an accessibility violation (WCAG 2.1 A and AA, and good practice). */
export async function expectAccessible(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor() // not the skeleton that stands there before
  await expect(page).toHaveTitle(/\S/) // it comes a moment later where Next.js changes the page
  const { violations } = await axe(page)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze()
  const readable = violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
  expect(readable, page.url()).toEqual([])
}

/** Asked for violations alone, in the page itself: no page has a frame of another site, and all that passes is megabytes. */
const axe = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()

export type Theme = 'light' | 'dark'

/** How pages are looked at: each width and each theme once, because a theme changes nothing but colors. */
export const LOOKS: { theme: Theme; viewport: { width: number; height: number } }[] = [
  { theme: 'dark', viewport: { width: 360, height: 740 } },
  { theme: 'light', viewport: { width: 1280, height: 860 } },
]

/** The theme as the switch in the menu would leave it. */
export async function chooseTheme(context: BrowserContext, theme: Theme, baseURL: string): Promise<void> {
  await context.addCookies([{ name: 'theme', value: `${theme}.system`, url: baseURL }])
}

/** Fails when text of the page is too faint in the other theme, too: what only a wide window shows is seen in both. */
export async function expectReadableInDark(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(() => void Object.assign(document.documentElement.dataset, { theme: 'dark' }))
  const { violations } = await axe(page).withRules(['color-contrast']).analyze()
  const faint = violations.flatMap(({ nodes }) =>
    nodes.map(node => `${node.html.slice(0, 160)} ${node.failureSummary}`),
  )
  expect(faint, `${page.url()} in dark`).toEqual([])
}

/** No page may be wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, `${page.url()} is ${over} px too wide`).toBeLessThanOrEqual(0)
}

/** Waits until this browser keeps what was typed into a form, which its script does. */
export async function isKept(page: Page): Promise<void> {
  const drawers = () => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('cairn.draft.')))
  await expect.poll(drawers).not.toEqual([])
}
