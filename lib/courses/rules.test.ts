// The pure rules of courses: slugs, reading time, ratings, publishing, and who manages.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, guest, systemActor, userActor } from '@/lib/core/context'
import { searchText } from './catalogue/search'
import { mayManage } from './policy'
import { whatIsMissing } from './publishing/what-is-missing'
import { countRating } from './rating'
import { readingSeconds } from './reading-time'
import { freeSlug, slugOf } from './slug'

test.each([
  ['Café au lait!', 'cafe-au-lait'],
  ["Don't Panic", 'dont-panic'],
  ['  --  ', 'course'],
  ['日本語', 'course'],
  ['Straße 9¾', 'strasse-93-4'],
  ['00000000-0000-4000-8000-000000000000', 'course-00000000-0000-4000-8000-000000000000'],
])('“%s” has the slug %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})

test('any title gives a slug that fits a URL, and a taken one gets the next number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), title =>
      /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(title)),
    ),
  )
  expect(freeSlug('a', new Set(['a', 'a-2']))).toBe('a-3')
})

test('reading takes a minute for 220 words, whatever they link to', () => {
  expect(readingSeconds('word '.repeat(220))).toBe(60)
  expect(readingSeconds('')).toBe(0)
  expect(readingSeconds('[a](https://example.com/one/two/three) b')).toBe(readingSeconds('a b'))
})

test('changing a rating back and forth leaves no trace', () => {
  const stars = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 5, maxLength: 5 }), stars, stars, (counts, one, other) => {
      const added = countRating(counts, { rating: one, previousRating: null })
      const changed = countRating(added.ratingCounts, { rating: other, previousRating: one })
      const removed = countRating(changed.ratingCounts, { rating: null, previousRating: other })
      expect(removed.ratingCounts).toEqual(counts)
      expect(added.ratingCount).toBe(changed.ratingCount)
    }),
  )
})

test('one enthusiast does not pass many who are content', () => {
  const one = countRating([0, 0, 0, 0, 0], { rating: 5, previousRating: null })
  const many = countRating([0, 0, 0, 20, 20], { rating: 4, previousRating: null })
  expect(one.rating).toBeGreaterThan(many.rating ?? 0)
  expect(one.ratingScore).toBeLessThan(many.ratingScore)
})

test('publishing needs a title, a description and one lesson with content', () => {
  const empty = { kind: 'article', bodyMarkdown: ' ', mediaId: null, quizItems: 0 }
  const fine = { title: 'T', descriptionMarkdown: 'D' }
  expect(whatIsMissing({ title: '', descriptionMarkdown: '' }, [empty]).map(({ path }) => path)).toEqual([
    'title',
    'descriptionMarkdown',
    'sections',
  ])
  for (const content of [{ bodyMarkdown: 'x' }, { mediaId: 'm' }, { quizItems: 1 }]) {
    expect(whatIsMissing(fine, [empty, { ...empty, ...content }])).toEqual([])
  }
})

test('each part in teaching goes as far as it should, admins and the system all the way, others nowhere', () => {
  const actor = (role: 'student' | 'instructor' | 'admin', id = 'x') => userActor({ id, name: 'N', role })
  const staff = [
    { userId: 'second', role: 'co_instructor' as const },
    { userId: 'helper', role: 'assistant' as const },
  ]
  const course = { ownerId: 'owner', staff }
  const reach = (one: Actor) => (['assist', 'edit', 'own'] as const).filter(as => mayManage(one, course, as)).join(' ')
  expect(reach(actor('instructor', 'owner'))).toBe('assist edit own')
  expect(reach(actor('student', 'second'))).toBe('assist edit')
  expect(reach(actor('student', 'helper'))).toBe('assist')
  for (const one of [actor('admin'), systemActor('test')]) expect(reach(one)).toBe('assist edit own')
  for (const one of [actor('instructor'), actor('student'), guest]) expect(reach(one)).toBe('')
})

test('a query is split before its unfinished word, and its pairs of letters are swapped', () => {
  expect(searchText('first pyth')).toMatchObject({ head: 'first ', last: 'pyth', root: 'pyth' })
  expect(searchText('programmi')).toMatchObject({ root: 'program' })
  expect(searchText('done.')).toMatchObject({ head: 'done.', last: '' })
  expect(searchText('pyhton').swaps).toContain('python')
})
