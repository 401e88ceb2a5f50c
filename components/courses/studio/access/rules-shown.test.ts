// How the rules of a course are told, drawn, and read from their form.
import { expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { AccessPlan } from '@/lib/courses/access/schemas'
import { arcsOf } from './arcs'
import { opensWords, titlesIn } from './opens-words'
import { PartInput } from './part-input'
import { courseRefIn, requirementOf, ruleValue } from './rule-value'

const open = { opensAt: null, opensAfterDays: null }
const lesson = (id: string) => ({ id, title: id.toUpperCase(), freePreview: false, optional: false, ...open })
const plan: AccessPlan = {
  courseId: newId(),
  lessonOrder: 'any',
  sections: [
    { id: 's', title: 'First', ...open, lessons: [lesson('a'), lesson('b')] },
    { id: 't', title: 'Second', ...open, lessons: [lesson('c')] },
  ],
  rules: [
    { lessonId: 'b', sectionId: null, requires: { kind: 'previous' } },
    { lessonId: null, sectionId: 't', requires: { kind: 'section', sectionId: 's' } },
    { lessonId: null, sectionId: null, requires: { kind: 'course', courseId: 'x' } },
  ],
}

test('what opens a part is one sentence, and nothing where it is open', () => {
  const known = { titles: titlesIn(plan, [{ id: 'x', title: 'Knots' }]), timeZone: 'UTC' }
  const asked = [
    { kind: 'lesson' as const, lessonId: 'a' },
    { kind: 'section' as const, sectionId: 's' },
    { kind: 'course' as const, courseId: 'x' },
  ]
  expect(opensWords(open, [], known)).toBeNull()
  expect(opensWords({ opensAt: null, opensAfterDays: 7 }, asked, known)).toBe(
    'Opens after “A”, section “First” and the course “Knots”, 7 days after enrolling',
  )
  expect(opensWords({ opensAt: '2026-05-01T06:00:00.000Z', opensAfterDays: null }, [], known)).toBe(
    'Opens on May 1, 2026, 6:00 AM UTC',
  )
})

test('the picture has a row for each part in a rule, and an arc for each rule inside the course', () => {
  const { names, arcs } = arcsOf(plan)
  expect(names.map(({ id }) => id)).toEqual(['s', 'a', 'b', 't'])
  expect(arcs).toEqual([
    { from: 1, to: 2 },
    { from: 0, to: 3 },
  ])
})

test('a requirement is the same there and back', () => {
  for (const { requires } of plan.rules) expect(requirementOf(ruleValue(requires))).toEqual(requires)
  expect(['', 'lesson:', 'lesson', 'nonsense:1'].map(requirementOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test.each(['/courses/knots', 'https://school.example/courses/knots?page=2#top', ' knots '])(
  '“%s” is the course knots',
  typed => {
    expect(courseRefIn(typed)).toBe('knots')
  },
)

test('the form says at its field what is wrong with a date or a number of days', () => {
  const form = { courseId: 'c', lessonId: newId(), requires: ['previous', ''], course: '/courses/knots' }
  const paths = (given: object) =>
    PartInput.safeParse({ ...form, ...given }).error?.issues.map(({ path }) => path.join('.'))
  expect(PartInput.parse({ ...form, freePreview: 'on' })).toMatchObject({
    requires: [{ kind: 'previous' }, { kind: 'course', courseId: 'knots' }],
    opensAt: null,
    opensAfterDays: null,
    marks: { freePreview: true, optional: false },
  })
  expect(PartInput.parse({ ...form, when: 'date', date: '2026-05-01T08:00', timeZone: 'Europe/Berlin' }).opensAt).toBe(
    '2026-05-01T06:00:00.000Z',
  )
  expect(paths({ when: 'date', date: '' })).toEqual(['date'])
  for (const days of ['', '0', '1.5', '9999', 'soon']) expect(paths({ when: 'days', days })).toEqual(['days'])
  expect(paths({ timeZone: 'Nowhere/Town' })).toContain('timeZone')
})
