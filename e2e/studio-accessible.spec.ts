// Every place where one writes, dark on a phone and in both themes on a desk.
import { test } from 'playwright/test'
import { chooseTheme, expectAccessible, expectNoSidewaysScroll, expectReadableInDark, LOOKS, signIn } from './support'
import { lessonsOf } from './taking'
import { editorIsHere, TEACHER } from './writing'

for (const { theme, viewport } of LOOKS) {
  test.describe(`${theme}, ${viewport.width} px`, () => {
    test.use({ viewport })

    test('the studio is accessible', async ({ page, context, baseURL }) => {
      test.setTimeout(180_000)
      await chooseTheme(context, theme, baseURL ?? '')
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
        if (theme === 'light') await expectReadableInDark(page)
      }
    })
  })
}
