// Those who care for a course: its staff, its learners, what they are written, its reviews, and what opens its lessons.
import { expect, type Page, test } from 'playwright/test'
import { chooseTheme, expectAccessible, expectNoSidewaysScroll, isKept, LOOKS, register, signIn } from './support'

const COURSE = 'everyday-statistics'

async function studio(page: Page): Promise<string> {
  await signIn(page, 'instructor@example.com')
  const reply = await page.request.get(`/api/v1/courses/${COURSE}`)
  return `/teach/${(await reply.json()).id}`
}

test('every place for the people of a course is accessible, on a phone and on a desk', async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const base = await studio(page)
  for (const { theme, viewport } of LOOKS) {
    await chooseTheme(context, theme, baseURL ?? '')
    await page.setViewportSize(viewport)
    for (const place of [
      'access',
      'access?whole=1',
      'learners',
      'learners?show=away',
      'messages',
      'reviews',
      'staff',
    ]) {
      await page.goto(`${base}/${place}`)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
    }
  }
})

test('a lesson is made to wait for another, a circle is refused in words, and the rule goes again', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const base = await studio(page)
  await page.goto(`${base}/access`)
  const rows = page.getByRole('listitem')
  const change = (title: string) => page.getByRole('link', { name: `Change what opens “${title}”` })
  const titles = await page.getByRole('link', { name: /^Change what opens/ }).allTextContents()
  const named = titles.map(text => /“(.*)”/.exec(text)?.[1] ?? '')
  const [first = '', second = ''] = named.slice(2) // after the whole course and its first section
  await change(second).click()
  await page.getByRole('checkbox', { name: /the lesson before it/ }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Close' }).click()
  await expect(rows.filter({ hasText: second }).getByText('Opens after the lesson before it').first()).toBeVisible()

  await change(first).click()
  await page.waitForLoadState('networkidle')
  await page.getByLabel(/Another lesson or section/).selectOption({ label: second })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'nobody could ever open them' })).toContainText(second)
  await expect(page.getByLabel(/Another lesson or section/)).not.toHaveValue('')

  await page.goto(`${base}/access`)
  await change(second).click()
  await page.getByRole('checkbox', { name: 'the lesson before it' }).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible()
  await expect(page.getByText('Opens after the lesson before it')).toHaveCount(0)
})

test('somebody is let in, written to and answered, and finds it on Home; then their access ends', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const theirs = await (await browser.newContext({ baseURL })).newPage()
  const email = await register(theirs, 'Ines Winter')
  const base = await studio(page)

  await page.goto(`${base}/learners`)
  await page.locator('summary', { hasText: 'Give access' }).click()
  await page.getByLabel('E-mail addresses').fill(`${email}, nobody-at-all@example.com`)
  await page.getByRole('button', { name: 'Give access' }).click()
  await expect(page.getByText(`Access given to ${email}.`)).toBeVisible()
  await expect(page.getByLabel('E-mail addresses')).toHaveValue('nobody-at-all@example.com')

  await page.getByRole('searchbox', { name: 'Name or e-mail address' }).fill(email)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('checkbox', { name: 'Choose Ines Winter' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Write to 1' }).click()
  await expect(page.getByText(/^To Ines Winter\./)).toBeVisible()
  await page.getByLabel('Subject').fill('Welcome')
  await page.getByLabel('Message').fill('Begin with the **mean**.')
  await isKept(page)
  await page.reload()
  await expect(page.getByText('it is back')).toBeVisible()
  await expect(page.getByLabel('Subject')).toHaveValue('Welcome')
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('region', { name: 'Preview' }).locator('strong')).toHaveText('mean')
  await page.getByRole('button', { name: 'Send to 1 learner' }).click()
  await expect(page.getByText('“Welcome” went to 1 learner.')).toBeVisible()
  await expect(page.getByLabel('Message')).toHaveValue('') // what was sent is no draft any more

  await theirs.goto('/home')
  await expectAccessible(theirs)
  await theirs.getByRole('link', { name: 'Welcome (unread)' }).click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Welcome')
  await expectAccessible(theirs)
  await theirs.goto('/messages')
  await expect(theirs.getByRole('link', { name: 'Welcome', exact: true })).toBeVisible()
  await expectAccessible(theirs)

  await page.goto(`${base}/learners?query=${encodeURIComponent(email)}`)
  await page.getByRole('link', { name: 'Ines Winter' }).click()
  await expectAccessible(page)
  await page.locator('summary', { hasText: 'Take access away' }).click()
  await page.getByRole('button', { name: 'Take the access' }).click()
  await expect(page.getByText('Please say why; they read it in the mail that tells them.')).toBeVisible()
  await page.getByLabel('Why').fill('The group is over.')
  await page.getByRole('button', { name: 'Take the access' }).click()
  await page.waitForURL(/\/learners$/)
  await theirs.goto(`/courses/${COURSE}`)
  await expect(theirs.getByRole('button', { name: 'Enroll for free' })).toBeVisible()
})

test('a learner becomes an assistant, sees Teach and no text of the course, and leaves again', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000)
  const theirs = await (await browser.newContext({ baseURL })).newPage()
  const email = await register(theirs, 'Otto Sommer')
  await expect(theirs.getByRole('link', { name: 'Teach' })).toHaveCount(0)
  const base = await studio(page)
  await page.goto(`${base}/staff`)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByRole('button', { name: 'Add to the staff' }).click()
  await expect(page.getByText('Otto Sommer teaches this course now.')).toBeVisible()

  await theirs.goto('/home')
  await theirs.getByRole('link', { name: 'Teach' }).click()
  await theirs.waitForURL('**/teach')
  await theirs.goto(`${base}/staff`)
  await expect(theirs.getByRole('link', { name: 'Access', exact: true })).toHaveCount(0)
  await expect(theirs.getByRole('button', { name: 'Add to the staff' })).toHaveCount(0)
  await theirs.getByText('Leave this course').click()
  await theirs.getByRole('button', { name: 'Leave', exact: true }).click()
  await theirs.waitForURL('**/teach')
  expect((await theirs.goto(`${base}/staff`))?.status()).toBe(404)
})

test('a review is answered for everybody to read, a reload in between, and the answer taken back', async ({ page }) => {
  test.setTimeout(180_000)
  const base = await studio(page)
  await page.goto(`${base}/reviews`)
  await page.locator('summary', { hasText: 'Answer' }).first().click()
  await page.getByLabel('Your answer').first().fill('Thank you, that helps.')
  await isKept(page)
  await page.reload()
  await expect(page.getByText('was not sent; it is back.')).toBeVisible()
  await expect(page.getByLabel('Your answer').first()).toHaveValue('Thank you, that helps.')
  await page.getByRole('button', { name: 'Publish the answer' }).first().click()
  await expect(page.getByText('Thank you, that helps.').first()).toBeVisible()
  await page.goto(`/courses/${COURSE}`)
  await expect(page.getByText('Thank you, that helps.')).toBeVisible()
  await page.goto(`${base}/reviews`)
  await page.locator('summary', { hasText: 'Change your answer' }).first().click()
  await page.getByRole('button', { name: 'Take the answer back' }).first().click()
  await expect(page.getByText('Thank you, that helps.')).toHaveCount(0)
})

test('what is typed before the scripts have come stays, and survives a reload', async ({ page }) => {
  const base = await studio(page)
  let arrive = () => {}
  const arrived = new Promise<void>(resolve => {
    arrive = resolve
  })
  await page.route('**/_next/static/**/*.js', async route => {
    await arrived
    await route.continue()
  })
  await page.goto(`${base}/details`, { waitUntil: 'commit' })
  const description = page.getByLabel('Description')
  await description.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Typed on a slow line.')
  await page.getByLabel('Subtitle').fill('For whoever waits')
  arrive()
  await isKept(page)
  await expect(description).toHaveValue(/ Typed on a slow line\.$/)
  await page.reload()
  await expect(page.getByText('was not sent; it is back.')).toBeVisible()
  await expect(description).toHaveValue(/ Typed on a slow line\.$/)
  await expect(page.getByLabel('Subtitle')).toHaveValue('For whoever waits')
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(description).not.toHaveValue(/slow line/)
})
