// Nothing written is lost: two tabs, a crash, no scripts, and what other programs put on the clipboard.
import { expect, type Page, test } from 'playwright/test'
import { expectAccessible, signIn } from './support'
import { editorIsHere, isSaved, newCourse, secondTab, TEACHER, typeAtEnd, words } from './writing'

test('two tabs on one lesson: the later one sees the difference and chooses', async ({ page, context }) => {
  await signIn(page, TEACHER)
  const { lessonUrl } = await newCourse(page, `Two tabs ${Date.now()}`)
  const other = await secondTab(context, lessonUrl)
  await typeAtEnd(page, 'from the first tab')
  await isSaved(page)
  await typeAtEnd(other, 'from the second tab')
  await expect(other.getByRole('heading', { name: 'This lesson was changed somewhere else' })).toBeVisible()
  await expect(other.locator('ins')).toContainText(['second'])
  await expect(other.locator('del')).toContainText(['first'])
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Put both together and edit' }).click()
  await isSaved(other)
  await expect(words(other)).toContainText('from the first tab')
  await expect(words(other)).toContainText('from the second tab')
})

test('two tabs on the details: the later one sees what was saved meanwhile, and may save all the same', async ({
  page,
  context,
}) => {
  await signIn(page, TEACHER)
  const { courseId } = await newCourse(page, `Details ${Date.now()}`)
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(`/teach/${courseId}/details`)
    await tab.waitForLoadState('networkidle')
  }
  const save = async (tab: Page, subtitle: string) => {
    await tab.getByLabel('Subtitle').fill(subtitle)
    await tab.getByRole('button', { name: 'Save the details' }).click()
  }
  await save(page, 'Of the first tab')
  await expect(page.getByText('Saved.', { exact: false })).toBeVisible()
  await save(other, 'Of the second tab')
  await expect(other.getByText('Saved elsewhere meanwhile: “Of the first tab”')).toBeVisible()
  await other.reload()
  await expect(other.getByLabel('Subtitle')).toHaveValue('Of the second tab')
  await save(other, 'Of the second tab')
  await expect(other.getByText('The page of the course says so')).toBeVisible()
})

test('a crash loses nothing: what was not saved is offered again', async ({ page, context }) => {
  await signIn(page, TEACHER)
  const { lessonUrl } = await newCourse(page, `Crash ${Date.now()}`)
  await context.setOffline(true)
  await typeAtEnd(page, 'written in a tunnel')
  await expect(page.getByText('Not saved yet: no connection. Your text is kept in this browser.')).toBeVisible()
  await page.close({ runBeforeUnload: false })
  await context.setOffline(false)
  const next = await secondTab(context, lessonUrl)
  await expect(next.getByRole('heading', { name: 'This browser kept text that was not saved' })).toBeVisible()
  await next.getByRole('button', { name: 'Bring it back' }).click()
  await isSaved(next)
  await next.reload()
  await editorIsHere(next)
  await expect(words(next)).toContainText('written in a tunnel')
})

test('formatted text of other programs becomes Markdown, and pictures find their place', async ({ page }) => {
  await signIn(page, TEACHER)
  await newCourse(page, `Paste ${Date.now()}`)
  await words(page).focus()
  await paste(page, { html: '<h2>Pasted</h2><p>A <b>bold</b> word</p>', text: 'Pasted\nA bold word' })
  await expect(words(page)).toContainText('## Pasted')
  await expect(words(page)).toContainText('**bold**')
  const paragraph = `<p class=MsoNormal style='line-height:107%'><span style='font-size:11.0pt'>A sentence about clouds.<o:p></o:p></span></p>`
  await page.keyboard.press('Control+a')
  await paste(page, {
    html: paragraph.repeat(Math.ceil(2_000_000 / paragraph.length)),
    text: 'A sentence about clouds.',
  })
  await expect(page.getByText(/characters; 200,000 can be saved|A sentence about clouds/).first()).toBeVisible()

  await newCourse(page, `Picture ${Date.now()}`)
  await page.getByLabel('Pictures to upload').setInputFiles('e2e/curriculum/01-tying/images/loop.png')
  await page.getByLabel('What does “loop.png” show?').fill('A loop of rope')
  await page.keyboard.press('Enter')
  await isSaved(page)
  await expect(page.getByRole('img', { name: 'A loop of rope' })).toBeVisible()
})

async function paste(page: Page, given: { html: string; text: string }): Promise<void> {
  await words(page).evaluate((editor, { html, text }) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', text)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, given)
}

test('without scripts a lesson is written in a plain field, and a stale one is refused in words', async ({
  browser,
}) => {
  const context = await browser.newContext()
  const scripted = await context.newPage()
  await signIn(scripted, TEACHER)
  const { lessonUrl } = await newCourse(scripted, `Plain ${Date.now()}`)
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  const [page, stale] = [await plain.newPage(), await plain.newPage()]
  await page.goto(lessonUrl)
  await stale.goto(lessonUrl)
  await words(page).fill('Written by form alone')
  await page.getByRole('button', { name: 'Save the lesson' }).click()
  await expect(words(page)).toHaveValue('Written by form alone')
  await words(stale).fill('Too late')
  await stale.getByRole('button', { name: 'Save the lesson' }).click()
  await expect(stale.getByText('This lesson was changed somewhere else meanwhile.')).toBeVisible()
  await plain.close()
  await context.close()
})
