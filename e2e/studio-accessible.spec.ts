// Every place where one writes, in both themes, on a phone and on a desk.
import { test } from 'playwright/test'
import { chooseTheme, expectAccessible, expectNoSidewaysScroll, signIn, type Theme } from './support'
import { lessonsOf } from './taking'
import { editorIsHere, TEACHER } from './writing'

for (const theme of ['light', 'dark'] as Theme[]) {
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 860 },
  ]) {
    test(`the studio is accessible, ${theme}, ${viewport.width} px`, async ({ browser, baseURL }) => {
      test.setTimeout(180_000)
      const context = await browser.newContext({ viewport })
      await chooseTheme(context, theme, baseURL ?? '')
      const page = await context.newPage()
      await signIn(page, TEACHER)
      const lessons = await lessonsOf(page, 'read-the-weather')
      const { id } = (await (await page.request.get('/api/v1/courses/read-the-weather')).json()) as { id: string }
      const one = (kind: string) => `lessons/${lessons.find(lesson => lesson.kind === kind)?.id}`
      for (const path of [
        '/teach',
        '/teach/new',
        ...['', one('article'), one('video'), one('quiz'), 'details'].map(place => `/teach/${id}/${place}`),
      ]) {
        await page.goto(path)
        if (path.includes('lessons')) await editorIsHere(page)
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
      }
      await context.close()
    })
  }
}
