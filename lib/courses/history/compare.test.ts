// What two states of a course differ in is said once, in words, and nothing else.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareEditions, type Edition, type EditionLesson, isSame } from './compare'
import { wordChanges } from './word-changes'

const lesson = (lessonId: string, given: Partial<EditionLesson> = {}): EditionLesson => ({
  lessonId,
  sectionId: 's1',
  sectionTitle: 'One',
  title: `Lesson ${lessonId}`,
  kind: 'article',
  difficulty: 'medium',
  durationSeconds: 60,
  freePreview: false,
  optional: false,
  bodyMarkdown: `Text of ${lessonId}.`,
  mediaId: null,
  embedUrl: null,
  ...given,
})
const edition = (lessons: EditionLesson[], details: Partial<Edition['details']> = {}): Edition => ({
  details: { title: 'T', subtitle: '', descriptionMarkdown: 'D', outcomes: [], requirements: [], ...details },
  lessons,
})
const lessonsOf = (before: EditionLesson[], after: EditionLesson[]) =>
  compareEditions(edition(before), edition(after)).lessons

test('the same is no difference', () => {
  const course = edition([lesson('a'), lesson('b')])
  expect(isSame(compareEditions(course, structuredClone(course)))).toBe(true)
})

test('words of the course and of lessons', () => {
  const before = edition([lesson('a', { bodyMarkdown: 'Clouds are water.' })], { outcomes: ['See'] })
  const after = edition([lesson('a', { bodyMarkdown: 'Clouds are small water.' })], { outcomes: ['See', 'Say'] })
  const { details, lessons } = compareEditions(before, after)
  expect(details.map(({ name }) => name)).toEqual(['What you will be able to do'])
  expect(lessons[0]?.words).toEqual([
    { kind: 'same', text: 'Clouds are ' },
    { kind: 'added', text: 'small ' },
    { kind: 'same', text: 'water.' },
  ])
})

test('added, removed and moved lessons: only those that left the order moved', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(id => lesson(id))
  if (!a || !b || !c || !d) throw new Error('four lessons')
  expect(lessonsOf([a, b, c], [c, a, b, d]).map(({ title, change, moved }) => [title, change, moved !== null])).toEqual(
    [
      ['Lesson c', 'changed', true],
      ['Lesson d', 'added', false],
    ],
  )
  expect(lessonsOf([a, b], [b])).toMatchObject([{ title: 'Lesson a', change: 'removed' }])
  const elsewhere = { ...b, sectionId: 's2', sectionTitle: 'Two' }
  expect(lessonsOf([a, b, c], [a, c, elsewhere])).toMatchObject([{ moved: { from: 'One', to: 'Two' } }])
})

test('settings by name, and sections that came, went or were renamed', () => {
  const before = [lesson('a'), lesson('b', { sectionId: 's2', sectionTitle: 'Two' })]
  const after = [
    lesson('a', {
      title: 'New',
      freePreview: true,
      optional: true,
      difficulty: 'hard',
      sectionTitle: 'First',
      mediaId: 'm',
    }),
    lesson('b', { sectionId: 's3', sectionTitle: 'Three', kind: 'embed', embedUrl: 'https://a.example' }),
  ]
  const { sections, lessons } = compareEditions(edition(before), edition(after))
  expect(sections.map(({ name }) => name)).toEqual(['Section renamed', 'Section added', 'Section removed'])
  expect(lessons[0]?.settings.map(({ name, after }) => [name, after])).toEqual([
    ['Title', 'New'],
    ['Difficulty', 'hard'],
    ['Free preview', 'yes'],
    ['Optional', 'yes'],
    ['Video or file', 'another'],
  ])
  expect(lessons[1]?.settings.map(({ name }) => name)).toEqual(['Kind', 'Page shown'])
})

test('what stayed is shortened to what stands around a change', () => {
  const long = 'word '.repeat(200)
  const changes = wordChanges(`${long}old ${long}`, `${long}new ${long}`)
  expect(changes.map(({ kind }) => kind)).toEqual(['skipped', 'same', 'removed', 'added', 'same', 'skipped'])
  expect(changes.every(({ text }) => text.length < 250)).toBe(true)
})

test('two long texts without a word in common are compared all the same, soon', () => {
  const [before, after] = ['a', 'b'].map(letter =>
    Array.from({ length: 30_000 }, (_, at) => `${letter}${at}${at % 9 === 0 ? '\n' : ''}`).join(' '),
  )
  const began = Date.now()
  expect(wordChanges(before ?? '', after ?? '').length).toBeGreaterThan(1)
  expect(Date.now() - began).toBeLessThan(5000)
})

test('words that were kept and added give the new text, those kept and removed the old one', () => {
  const text = fc
    .array(fc.constantFrom('cloud', 'rain', ' ', '\n', '. ', 'sky'), { maxLength: 20 })
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const joined = (without: string) =>
        wordChanges(before, after)
          .filter(({ kind }) => kind !== without)
          .map(change => change.text)
          .join('')
      expect(joined('removed')).toBe(after)
      expect(joined('added')).toBe(before)
    }),
  )
})
