// Nothing opens too early, nothing that is done closes again, and no rule can shut a learner out for ever.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AccessLesson, type Guard, locksOf, type Prerequisite } from './locks'

const NOW = new Date('2026-03-10T12:00:00.000Z')
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000)

/** `a1 a2 | b1`: two sections; `!` completed, `?` optional, `*` free preview. */
function outline(drawn: string, more: Record<string, Partial<AccessLesson>> = {}): AccessLesson[] {
  return drawn.split(' | ').flatMap((section, at) =>
    section.split(' ').map(word => {
      const lessonId = word.replace(/[!?*]/g, '')
      return {
        lessonId,
        title: lessonId.toUpperCase(),
        sectionId: `s${at}`,
        sectionTitle: `Section ${at}`,
        optional: word.includes('?'),
        freePreview: word.includes('*'),
        completed: word.includes('!'),
        opensAt: null,
        opensAfterDays: null,
        sectionOpensAt: null,
        sectionOpensAfterDays: null,
        ...more[lessonId],
      }
    }),
  )
}
function rule(given: Partial<Prerequisite> & Pick<Prerequisite, 'requires'>): Prerequisite {
  return {
    sectionId: null,
    lessonId: null,
    requiredLessonId: null,
    requiredSectionId: null,
    requiredCourse: null,
    ...given,
  }
}
const guard = (lessons: AccessLesson[], more: Partial<Guard> = {}): Guard => ({
  lessons,
  prerequisites: [],
  inOrder: false,
  enrolledAt: days(-2),
  now: NOW,
  ...more,
})
const locked = (given: Guard) => [...locksOf(given).keys()].join(' ')

test('a course without rules locks nothing', () => {
  expect(locked(guard(outline('a1 a2 | b1')))).toBe('')
})

test('in order, each lesson waits for the required one before it', () => {
  expect(locked(guard(outline('a1 a2 | b1'), { inOrder: true }))).toBe('a2 b1')
  expect(locked(guard(outline('a1! a2 | b1'), { inOrder: true }))).toBe('b1')
  expect(locked(guard(outline('a1! x? b1'), { inOrder: true }))).toBe('')
  expect(locksOf(guard(outline('a1 a2'), { inOrder: true })).get('a2')).toEqual([
    { kind: 'lesson', lessonId: 'a1', words: 'Complete “A1” first' },
  ])
})

test.each<[string, Partial<Prerequisite> & Pick<Prerequisite, 'requires'>, string, string]>([
  ['a lesson', { lessonId: 'b1', requires: 'lesson', requiredLessonId: 'a2' }, 'a1 a2 | b1 b2', 'b1'],
  ['a lesson that is done', { lessonId: 'b1', requires: 'lesson', requiredLessonId: 'a2' }, 'a1 a2! | b1', ''],
  [
    'a lesson that is not in this edition',
    { lessonId: 'b1', requires: 'lesson', requiredLessonId: 'x' },
    'a1 | b1',
    '',
  ],
  ['the one before', { lessonId: 'a2', requires: 'previous' }, 'a1 a2 a3', 'a2'],
  ['the one before, of the first', { lessonId: 'a1', requires: 'previous' }, 'a1 a2', ''],
  ['the section before', { sectionId: 's1', requires: 'previous' }, 'a1! a2 | b1 b2', 'b1 b2'],
  ['the section before, of the first', { sectionId: 's0', requires: 'previous' }, 'a1 | b1', ''],
  ['the section before, done but for what is optional', { sectionId: 's1', requires: 'previous' }, 'a1! a2? | b1', ''],
  ['a section', { lessonId: 'b1', requires: 'section', requiredSectionId: 's0' }, 'a1 a2 | b1', 'b1'],
  [
    'a section of nothing but optional lessons',
    { lessonId: 'b1', requires: 'section', requiredSectionId: 's0' },
    'a1? | b1',
    '',
  ],
  ['a section that is not there', { lessonId: 'b1', requires: 'section' }, 'a1 | b1', ''],
  ['its own section', { lessonId: 'a1', requires: 'section', requiredSectionId: 's0' }, 'a1 a2', ''],
  ['a lesson, by the whole course', { requires: 'lesson', requiredLessonId: 'a1' }, 'a1 a2 | b1', 'a2 b1'],
  ['a free preview before', { lessonId: 'a2', requires: 'previous' }, 'a1* a2*', ''],
])('waiting for %s', (_, given, drawn, expected) => {
  expect(locked(guard(outline(drawn), { prerequisites: [rule(given)] }))).toBe(expected)
})

test('a course first: all of it waits, until the other is complete', () => {
  const course = { title: 'Basics', slug: 'basics', completed: false }
  const rules = [rule({ requires: 'course', requiredCourse: course }), rule({ requires: 'course' })]
  expect(locksOf(guard(outline('a1 a2!'), { prerequisites: rules })).get('a1')).toEqual([
    { kind: 'course', courseSlug: 'basics', words: 'Complete the course “Basics” first' },
  ])
  const done = [rule({ requires: 'course', requiredCourse: { ...course, completed: true } })]
  expect(locked(guard(outline('a1'), { prerequisites: done }))).toBe('')
})

test('drip: by date or by days since enrolling, of the lesson or its section, the latest counts', () => {
  const lessons = outline('a b c d e', {
    a: { opensAt: days(1) },
    b: { opensAt: days(-1) },
    c: { opensAfterDays: 3, sectionOpensAt: days(5) },
    d: { opensAfterDays: 2 },
    e: { sectionOpensAfterDays: 4 },
  })
  const locks = locksOf(guard(lessons))
  expect([...locks.keys()]).toEqual(['a', 'c', 'e'])
  expect(locks.get('c')).toEqual([
    { kind: 'date', opensAt: days(5).toISOString(), words: 'Opens on 15 March 2026 at 12:00 (UTC)' },
  ])
  expect(locks.get('e')?.[0]).toMatchObject({ opensAt: days(2).toISOString() })
})

test('one reason is told once', () => {
  const twice = [
    rule({ lessonId: 'b', requires: 'lesson', requiredLessonId: 'a' }),
    rule({ lessonId: 'b', requires: 'previous' }),
  ]
  expect(locksOf(guard(outline('a b'), { prerequisites: twice })).get('b')).toHaveLength(1)
})

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
const anyRule = fc.record({
  lessonId: fc.constantFrom(...IDS),
  requires: fc.constantFrom('previous' as const, 'lesson' as const, 'section' as const),
  requiredLessonId: fc.constantFrom(...IDS),
  requiredSectionId: fc.constantFrom('s0', 's1'),
})
const anyGuard = fc.record({ rules: fc.array(anyRule, { maxLength: 12 }), inOrder: fc.boolean() })

test('whatever the rules, somebody who does what is open gets to the end', () => {
  fc.assert(
    fc.property(anyGuard, ({ rules, inOrder }) => {
      const done = new Set<string>()
      for (let round = 0; round <= IDS.length && done.size < IDS.length; round++) {
        const lessons = outline('a b c | d e f').map(lesson => ({ ...lesson, completed: done.has(lesson.lessonId) }))
        const locks = locksOf(guard(lessons, { prerequisites: rules.map(given => rule(given)), inOrder }))
        for (const id of IDS) if (!locks.has(id)) done.add(id)
      }
      expect(done.size).toBe(IDS.length)
    }),
  )
})

test('what is completed is never locked', () => {
  fc.assert(
    fc.property(anyGuard, fc.subarray(IDS), ({ rules, inOrder }, completed) => {
      const lessons = outline('a b c | d e f', { a: { opensAt: days(9) } })
      const some = lessons.map(lesson => ({ ...lesson, completed: completed.includes(lesson.lessonId) }))
      const locks = locksOf(guard(some, { prerequisites: rules.map(given => rule(given)), inOrder }))
      for (const id of completed) expect(locks.has(id)).toBe(false)
    }),
  )
})
