// What the rows of an outline promise: titles stay words, and each row says its kind, its standing and whether it opens.
import { expect, test } from 'vitest'
import type { LessonStep } from '@/lib/learning/player/schemas'
import { outlineRows } from './outline-rows'

const lesson: LessonStep = {
  id: 'a',
  title: 'Clouds',
  kind: 'article',
  durationSeconds: 0,
  optional: false,
  status: 'not_started',
  lock: null,
}
const words = (html: string) => html.replace(/<[^>]*>/g, '')

test('a title never becomes markup', () => {
  const html = outlineRows('sky', [{ ...lesson, title: `<img src=x onerror="alert('1')"> & more` }], 'b')
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img src=x onerror=&quot;alert')
  expect(html).toContain('&amp; more')
})

test.each([
  [{ status: 'not_started' }, 'Article: Clouds'],
  [{ status: 'started', kind: 'video', durationSeconds: 125 }, 'Video, started: Clouds2 min'],
  [{ status: 'completed', optional: true }, 'Article, completed: Cloudsoptional'],
  [{ durationSeconds: 600, optional: true }, 'Article: Clouds10 min · optional'],
  [{ lock: 'Opens after “<Sky>”' }, 'Article: CloudsOpens after “&lt;Sky&gt;”'],
] as [Partial<LessonStep>, string][])('%j reads as %s', (part, heard) => {
  expect(words(outlineRows('sky', [{ ...lesson, ...part }], 'b'))).toBe(heard)
})

test('the row of the page is the only current one', () => {
  const html = outlineRows('sky', [lesson, { ...lesson, id: 'b' }], 'b')
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect(html).toContain('<a href="/learn/sky/b" aria-current="page">')
})
