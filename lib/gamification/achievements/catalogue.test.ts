// The catalogue is as rich as promised, and every achievement can be reached by what the product does.
import { describe, expect, test } from 'vitest'
import { CATEGORIES, TIERS } from './achievement'
import { CATALOGUE, COUNTERS } from './catalogue'
import type { Occurrence } from './occurrence'
import { reached, tally, valuesOf } from './tally'

describe('the catalogue', () => {
  test('has 60 achievements or more in 6 categories or more and 4 tiers, each in use', () => {
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(60)
    const categories = new Set(CATALOGUE.map(({ category }) => category))
    expect(categories.size).toBeGreaterThanOrEqual(6)
    expect([...categories].sort()).toEqual(Object.keys(CATEGORIES).sort())
    expect([...new Set(CATALOGUE.map(({ tier }) => tier))].sort()).toEqual([...TIERS].sort())
  })

  test('asks 25 predicates or more, none of which carries more than 5', () => {
    const names = COUNTERS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThanOrEqual(25)
    for (const counter of COUNTERS) {
      expect(CATALOGUE.filter(achievement => achievement.counter === counter).length, counter.name).toBeLessThanOrEqual(
        5,
      )
    }
    // Two predicates under different names that are written the same way would be one.
    const bodies = COUNTERS.map(counter => `${counter.how}: ${counter.how === 'count' ? counter.when : counter.of}`)
    expect(new Set(bodies).size).toBe(bodies.length)
  })

  test('has keys that are unique and plain, names that are unique, and targets that rise with the tier', () => {
    expect(new Set(CATALOGUE.map(({ key }) => key)).size).toBe(CATALOGUE.length)
    expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length)
    for (const { key, description, target, counter, tier } of CATALOGUE) {
      expect(key).toMatch(/^[a-z0-9-]{3,40}$/)
      expect(description.endsWith('.')).toBe(true)
      expect(target).toBeGreaterThan(0)
      for (const higher of CATALOGUE.filter(other => other.counter === counter && other.target > target))
        expect(TIERS.indexOf(higher.tier)).toBeGreaterThanOrEqual(TIERS.indexOf(tier))
    }
    expect(CATALOGUE.filter(({ hidden }) => hidden).length).toBeGreaterThanOrEqual(3)
  })
})

const when = { day: '2028-02-29', hour: 12 }
const lesson = { kind: 'lesson', category: 'arts', seconds: 90, ...when } as const
const easy = { ...lesson, lessonKind: 'article', difficulty: 'easy' } as const
const course = {
  kind: 'course',
  category: 'arts',
  level: 'beginner',
  lessonCount: 3,
  teacherId: 't',
  daysTaken: 30,
} as const
const quiz = { kind: 'quiz', quizId: 'q', score: 80, passed: true, number: 2, best: 70 } as const
const note = { kind: 'note', lessonId: 'l', length: 20, hasMoment: false } as const

/** What each predicate says yes to, and something close to it that it does not count. */
const EXAMPLES: Record<string, [yes: Occurrence, no: Occurrence]> = {
  lessons: [easy, quiz],
  articles: [easy, { ...easy, lessonKind: 'video' }],
  videos: [{ ...easy, lessonKind: 'video' }, easy],
  'hard-lessons': [{ ...easy, difficulty: 'hard' }, easy],
  'expert-lessons': [
    { ...easy, difficulty: 'expert' },
    { ...easy, difficulty: 'hard' },
  ],
  'lesson-categories': [easy, { ...course, courseId: 'c' }],
  courses: [{ ...course, courseId: 'c' }, easy],
  'course-categories': [{ ...course, courseId: 'c' }, easy],
  'advanced-courses': [
    { ...course, courseId: 'c', level: 'advanced' },
    { ...course, courseId: 'c' },
  ],
  'course-levels': [{ ...course, courseId: 'c' }, easy],
  'long-courses': [
    { ...course, courseId: 'c', lessonCount: 20 },
    { ...course, courseId: 'c', lessonCount: 19 },
  ],
  'course-teachers': [{ ...course, courseId: 'c' }, easy],
  'courses-in-a-week': [
    { ...course, courseId: 'c', daysTaken: 7 },
    { ...course, courseId: 'c', daysTaken: 8 },
  ],
  'courses-in-a-season': [
    { ...course, courseId: 'c', daysTaken: 90 },
    { ...course, courseId: 'c', daysTaken: 89 },
  ],
  'quizzes-passed': [quiz, { ...quiz, passed: false }],
  'quizzes-perfect': [
    { ...quiz, score: 100 },
    { ...quiz, score: 99 },
  ],
  'quizzes-at-once': [{ ...quiz, number: 1 }, quiz],
  'quizzes-not-given-up': [{ ...quiz, number: 3 }, quiz],
  'quizzes-improved': [
    { ...quiz, score: 100 },
    { ...quiz, best: null },
  ],
  practice: [{ kind: 'practice' }, quiz],
  streak: [
    { kind: 'standing', streak: 3, weekly: 0, level: 0 },
    { kind: 'standing', streak: 0, weekly: 3, level: 3 },
  ],
  weekly: [
    { kind: 'standing', streak: 0, weekly: 3, level: 0 },
    { kind: 'standing', streak: 3, weekly: 0, level: 3 },
  ],
  level: [
    { kind: 'standing', streak: 0, weekly: 0, level: 3 },
    { kind: 'standing', streak: 3, weekly: 3, level: 0 },
  ],
  days: [
    { kind: 'day', day: '2026-11-27', daysAway: 0 },
    { kind: 'evidence', ofDay: 1, ...when },
  ],
  comebacks: [
    { kind: 'day', day: '2026-11-27', daysAway: 14 },
    { kind: 'day', day: '2026-11-27', daysAway: 13 },
  ],
  freezes: [{ kind: 'freeze' }, { kind: 'practice' }],
  months: [{ kind: 'day', day: '2026-11-27', daysAway: 0 }, easy],
  'early-days': [
    { kind: 'evidence', ofDay: 1, ...when, hour: 4 },
    { kind: 'evidence', ofDay: 1, ...when, hour: 8 },
  ],
  'late-days': [
    { kind: 'evidence', ofDay: 1, ...when, hour: 22 },
    { kind: 'evidence', ofDay: 1, ...when, hour: 21 },
  ],
  'noon-days': [
    { kind: 'evidence', ofDay: 1, ...when, hour: 13 },
    { kind: 'evidence', ofDay: 1, ...when, hour: 14 },
  ],
  'weekend-days': [
    { kind: 'day', day: '2026-11-28', daysAway: 0 },
    { kind: 'day', day: '2026-11-27', daysAway: 0 },
  ],
  weekdays: [{ kind: 'day', day: '2026-11-27', daysAway: 0 }, easy],
  'of-a-day': [{ kind: 'evidence', ofDay: 5, ...when }, easy],
  minutes: [easy, { ...easy, seconds: 20 }],
  'deep-lessons': [
    { ...easy, seconds: 1800 },
    { ...easy, seconds: 1799 },
  ],
  'leap-days': [
    { kind: 'day', day: '2028-02-29', daysAway: 0 },
    { kind: 'day', day: '2028-02-28', daysAway: 0 },
  ],
  'new-years-days': [
    { kind: 'day', day: '2028-01-01', daysAway: 0 },
    { kind: 'day', day: '2028-01-02', daysAway: 0 },
  ],
  notes: [note, easy],
  'noted-lessons': [note, easy],
  'moment-notes': [{ ...note, hasMoment: true }, note],
  'long-notes': [
    { ...note, length: 280 },
    { ...note, length: 279 },
  ],
  reviews: [{ kind: 'review', courseId: 'c' }, easy],
  groups: [
    { kind: 'group', groupId: 'g', deed: 'joined' },
    { kind: 'group', groupId: 'g', deed: 'created' },
  ],
  'groups-made': [
    { kind: 'group', groupId: 'g', deed: 'created' },
    { kind: 'group', groupId: 'g', deed: 'joined' },
  ],
  'group-goals': [
    { kind: 'group', groupId: 'g', deed: 'reached' },
    { kind: 'group', groupId: 'g', deed: 'joined' },
  ],
  'told-about': [
    { kind: 'account', deed: 'told-about' },
    { kind: 'account', deed: 'verified' },
  ],
  verified: [
    { kind: 'account', deed: 'verified' },
    { kind: 'account', deed: 'guarded' },
  ],
  guarded: [
    { kind: 'account', deed: 'guarded' },
    { kind: 'account', deed: 'told-about' },
  ],
}

describe('each predicate', () => {
  test('has its examples', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(COUNTERS.map(({ name }) => name).sort())
  })

  test.each(COUNTERS.map(counter => [counter.name, counter] as const))('%s counts what it says', (name, counter) => {
    const [yes, no] = EXAMPLES[name] ?? []
    if (!yes || !no) throw new Error('has no example')
    expect(valuesOf(tally([counter], [yes])).get(name) ?? 0).toBeGreaterThan(0)
    expect(valuesOf(tally([counter], [no])).get(name) ?? 0).toBe(0)
  })
})

test('counts add up, marks count once, peaks stay', () => {
  const values = valuesOf(
    tally(COUNTERS, [
      easy,
      easy,
      { ...easy, category: 'science' },
      { kind: 'standing', streak: 7, weekly: 0, level: 1 },
      { kind: 'standing', streak: 2, weekly: 0, level: 1 },
    ]),
  )
  const of = (name: string) => values.get(name)
  expect([of('lessons'), of('lesson-categories'), of('streak'), of('weekly')]).toEqual([3, 2, 7, undefined])
  expect(reached(CATALOGUE, values).map(({ key }) => key)).toEqual([
    'first-stone',
    'curious',
    'three-days',
    'seven-days',
  ])
})
