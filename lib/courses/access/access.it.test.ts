// The rules of a course, by role: who writes them, what they refuse, and what they leave behind.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff, courses, lessons, prerequisites } from '@/db/schema/courses'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { markLesson } from './mark-lesson'
import { accessPlan } from './reads'
import { SetDrip, SetPrerequisites } from './schemas'
import { setCourseOrder } from './set-course-order'
import { setDrip } from './set-drip'
import { setOpening } from './set-opening'
import { setPrerequisites } from './set-prerequisites'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { message?: string }) => error.message,
  )

async function taught(
  outline = [
    [{}, {}],
    [{}, {}],
  ],
) {
  const owner = await newPerson('instructor')
  const course = await newCourse({ ownerId: owner.id, outline })
  const [a, b, c, d] = course.lessons
  if (!a || !b || !c || !d) throw new Error('the course has four lessons')
  return {
    ctx: owner.ctx,
    course,
    courseId: course.id,
    a: a.id,
    b: b.id,
    c: c.id,
    d: d.id,
    S: a.sectionId,
    T: c.sectionId,
  }
}

const guardedIn = async (courseId: string) =>
  (await db(system).select({ guarded: courses.guarded }).from(courses).where(eq(courses.id, courseId)))[0]?.guarded
const factsOf = async (courseId: string, name: string) =>
  (await db(system).select().from(outbox).where(eq(outbox.name, name)))
    .map(fact => fact.payload as { courseId: string; before: unknown; after: unknown })
    .filter(payload => payload.courseId === courseId)

test('only those who write the course set its rules', async () => {
  const { courseId, a, course } = await taught()
  const part = async (role: 'co_instructor' | 'assistant') => {
    const person = await newPerson()
    await db(system).insert(courseStaff).values({ courseId, userId: person.id, role })
    return person.ctx
  }
  const cases: [Context, string][] = [
    [contextFor(guest), 'unauthenticated'],
    [(await newPerson()).ctx, 'forbidden'],
    [(await newPerson('instructor')).ctx, 'forbidden'],
    [await part('assistant'), 'forbidden'],
    [await part('co_instructor'), 'fine'],
    [(await newPerson('admin')).ctx, 'fine'],
  ]
  const hidden = await newCourse({ status: 'draft' })
  for (const [ctx, expected] of cases) {
    expect(await refusal(setCourseOrder(ctx, { courseId, lessonOrder: 'any' }))).toBe(expected)
    expect(await refusal(setPrerequisites(ctx, { courseId, lessonId: a, requires: [] }))).toBe(expected)
    expect(await refusal(setDrip(ctx, { courseId, lessonId: a, opensAt: null, opensAfterDays: null }))).toBe(expected)
    expect(await refusal(markLesson(ctx, { courseId: course.slug, lessonId: a }))).toBe(expected)
    expect(await refusal(accessPlan(ctx, courseId))).toBe(expected)
    if (expected === 'forbidden') {
      expect(await refusal(setCourseOrder(ctx, { courseId: hidden.id, lessonOrder: 'any' }))).toBe('not_found')
    }
  }
})

test('a course is guarded from its first rule on, and free after its last', async () => {
  const { ctx, courseId, b, T } = await taught()
  expect(await guardedIn(courseId)).toBe(false)
  await setCourseOrder(ctx, { courseId, lessonOrder: 'in_order' })
  expect(await guardedIn(courseId)).toBe(true)
  await setPrerequisites(ctx, { courseId, lessonId: b, requires: [{ kind: 'previous' }] })
  await setCourseOrder(ctx, { courseId, lessonOrder: 'any' })
  expect(await guardedIn(courseId)).toBe(true)
  await setDrip(ctx, { courseId, sectionId: T, opensAt: null, opensAfterDays: 7 })
  await setPrerequisites(ctx, { courseId, lessonId: b, requires: [] })
  expect(await guardedIn(courseId)).toBe(true)
  const plan = await setDrip(ctx, { courseId, sectionId: T, opensAt: null, opensAfterDays: null })
  expect(await guardedIn(courseId)).toBe(false)
  expect(plan.rules).toEqual([])
  expect(await factsOf(courseId, 'course.lesson-order-set')).toMatchObject([
    { before: 'any', after: 'in_order' },
    { before: 'in_order', after: 'any' },
  ])
  expect(await factsOf(courseId, 'course.drip-set')).toMatchObject([
    { before: { opensAfterDays: null }, after: { opensAfterDays: 7 } },
    { before: { opensAfterDays: 7 }, after: { opensAfterDays: null } },
  ])
})

test('rules replace those of their subject, stand once each, and are a fact only when they changed', async () => {
  const { ctx, courseId, a, b, S, T } = await taught()
  const requires = [
    { kind: 'lesson' as const, lessonId: a },
    { kind: 'lesson' as const, lessonId: a },
    { kind: 'previous' as const },
  ]
  const first = await setPrerequisites(ctx, { courseId, lessonId: b, requires })
  expect(first.rules.map(rule => rule.requires)).toEqual([{ kind: 'lesson', lessonId: a }, { kind: 'previous' }])
  await setPrerequisites(ctx, { courseId, lessonId: b, requires })
  const second = await setPrerequisites(ctx, { courseId, sectionId: T, requires: [{ kind: 'section', sectionId: S }] })
  expect(second.rules).toHaveLength(3)
  expect(await factsOf(courseId, 'course.prerequisites-set')).toMatchObject([
    { before: [], after: [{ kind: 'lesson' }, { kind: 'previous' }] },
    { before: [], after: [{ kind: 'section', sectionId: S }] },
  ])
})

test('a circle is refused with its members named, and nothing is changed', async () => {
  const { ctx, courseId, a, b, c, S, T } = await taught()
  await setPrerequisites(ctx, { courseId, lessonId: a, requires: [{ kind: 'lesson', lessonId: b }] })
  const lesson = (lessonId: string) => ({ kind: 'lesson' as const, lessonId })
  expect(await said(setPrerequisites(ctx, { courseId, lessonId: b, requires: [{ kind: 'previous' }] }))).toMatch(
    /“Lesson 1\.[12]” waits for “Lesson 1\.[12]”, which waits for “Lesson 1\.[12]”: nobody could ever open them/,
  )
  expect(await refusal(setCourseOrder(ctx, { courseId, lessonOrder: 'in_order' }))).toBe('invalid')
  expect(await refusal(setPrerequisites(ctx, { courseId, lessonId: c, requires: [lesson(c)] }))).toBe('invalid')
  expect(await refusal(setPrerequisites(ctx, { courseId, requires: [lesson(c)] }))).toBe('invalid')
  await setPrerequisites(ctx, { courseId, sectionId: T, requires: [{ kind: 'section', sectionId: S }] })
  const back = setPrerequisites(ctx, { courseId, sectionId: S, requires: [{ kind: 'section', sectionId: T }] })
  expect(await said(back)).toContain('which waits for section “Section')
  expect((await accessPlan(ctx, courseId)).rules).toHaveLength(2)
  expect(await accessPlan(ctx, courseId)).toMatchObject({ lessonOrder: 'any' })
})

test('an optional lesson may wait for the end of its own section until it becomes required', async () => {
  const { ctx, courseId, d, T } = await taught()
  const rule = { courseId, lessonId: d, requires: [{ kind: 'section' as const, sectionId: T }] }
  expect(await refusal(setPrerequisites(ctx, rule))).toBe('invalid')
  await markLesson(ctx, { courseId, lessonId: d, optional: true })
  expect(await refusal(setPrerequisites(ctx, rule))).toBe('fine')
  expect(await refusal(markLesson(ctx, { courseId, lessonId: d, optional: false }))).toBe('invalid')
  const plan = await markLesson(ctx, { courseId, lessonId: d, freePreview: true })
  expect(plan.sections[1]?.lessons[1]).toMatchObject({ optional: true, freePreview: true })
  expect(await factsOf(courseId, 'lesson.marked')).toMatchObject([
    { before: { optional: false }, after: { optional: true } },
    { before: { freePreview: false }, after: { freePreview: true, optional: true } },
  ])
})

test('all that opens a part is written in one go, or nothing of it', async () => {
  const { ctx, courseId, b, d, S, T } = await taught()
  const open = { courseId, requires: [], opensAt: null, opensAfterDays: null }
  const own = [{ kind: 'section' as const, sectionId: T }]
  const plan = await setOpening(ctx, {
    ...open,
    lessonId: d,
    requires: own,
    marks: { freePreview: true, optional: true },
  })
  expect(plan.sections[1]?.lessons[1]).toMatchObject({ optional: true, freePreview: true })
  expect(plan.rules).toMatchObject([{ lessonId: d, requires: own[0] }])
  const required = { freePreview: false, optional: false }
  const circle = setOpening(ctx, { ...open, lessonId: d, requires: own, opensAfterDays: 9, marks: required })
  expect(await refusal(circle)).toBe('invalid')
  expect(await accessPlan(ctx, courseId)).toEqual(plan)

  const free = await setOpening(ctx, { ...open, lessonId: d, marks: required })
  expect(free.sections[1]?.lessons[1]).toMatchObject({ optional: false, freePreview: false })
  expect(free.rules).toEqual([])
  const later = await setOpening(ctx, {
    ...open,
    sectionId: T,
    requires: [{ kind: 'section', sectionId: S }],
    opensAfterDays: 7,
  })
  expect(later.sections[1]).toMatchObject({ opensAfterDays: 7 })
  expect((await setOpening(ctx, { ...open, lessonId: b, opensAfterDays: 2 })).sections[0]?.lessons[1]).toMatchObject({
    opensAfterDays: 2,
  })
  const other = await newCourse()
  const whole = await setOpening(ctx, { ...open, requires: [{ kind: 'course', courseId: other.id }] })
  expect(whole.rules).toContainEqual(
    expect.objectContaining({ sectionId: null, lessonId: null, requires: { kind: 'course', courseId: other.id } }),
  )
})

test('courses may wait for others that one can see, in no circle', async () => {
  const [one, two] = [await taught(), await taught()]
  const after = (courseId: string) => [{ kind: 'course' as const, courseId }]
  const plan = await setPrerequisites(one.ctx, { courseId: one.courseId, requires: after(two.course.slug) })
  expect(plan.rules).toMatchObject([{ sectionId: null, lessonId: null, requires: after(two.courseId)[0] }])
  const circle = setPrerequisites(two.ctx, { courseId: two.courseId, lessonId: two.a, requires: after(one.courseId) })
  expect(await refusal(circle)).toBe('invalid')
  const own = setPrerequisites(one.ctx, { courseId: one.courseId, requires: after(one.courseId) })
  expect(await said(own)).toBe('A course cannot wait for itself.')
  const secret = await newCourse({ status: 'draft' })
  for (const nowhere of [secret.id, newId(), 'no-such-course']) {
    const refused = setPrerequisites(one.ctx, { courseId: one.courseId, requires: after(nowhere) })
    expect(await said(refused)).toBe('There is no such course here.')
  }
})

test('parts of other courses, and parts that are gone, are refused in words', async () => {
  const { ctx, courseId, a, b, S, T } = await taught()
  const other = await taught()
  await db(system)
    .update(lessons)
    .set({ removedAt: new Date() })
    .where(and(eq(lessons.id, b)))
  for (const lessonId of [other.a, b, newId()]) {
    expect(await refusal(setPrerequisites(ctx, { courseId, lessonId, requires: [] }))).toBe('invalid')
    expect(await refusal(setDrip(ctx, { courseId, lessonId, opensAt: null, opensAfterDays: 1 }))).toBe('invalid')
    expect(await refusal(markLesson(ctx, { courseId, lessonId, optional: true }))).toBe('invalid')
    const named = setPrerequisites(ctx, { courseId, lessonId: a, requires: [{ kind: 'lesson', lessonId }] })
    expect(await refusal(named)).toBe('invalid')
  }
  expect(await refusal(setDrip(ctx, { courseId, sectionId: other.S, opensAt: null, opensAfterDays: 1 }))).toBe(
    'invalid',
  )
  const previous = setPrerequisites(ctx, { courseId, requires: [{ kind: 'previous' }] })
  expect(await said(previous)).toContain('Nothing comes before a whole course')
  const section = setPrerequisites(ctx, { courseId, sectionId: T, requires: [{ kind: 'previous' }] })
  expect(await refusal(section)).toBe('fine')
  expect(SetDrip.safeParse({ courseId, lessonId: a, opensAt: '2026-01-01T00:00:00Z', opensAfterDays: 1 }).success).toBe(
    false,
  )
  expect(SetDrip.safeParse({ courseId, opensAt: null, opensAfterDays: 1 }).success).toBe(false)
  expect(SetPrerequisites.safeParse({ courseId, lessonId: a, sectionId: S, requires: [] }).success).toBe(false)
})

test('a date with an offset is kept as the same moment', async () => {
  const { ctx, courseId, a } = await taught()
  const plan = await setDrip(ctx, { courseId, lessonId: a, opensAt: '2026-05-01T08:00:00+02:00', opensAfterDays: null })
  expect(plan.sections[0]?.lessons[0]?.opensAt).toBe('2026-05-01T06:00:00.000Z')
})

test('two courses that begin to wait for each other at the same moment do not both succeed', async () => {
  const [one, two] = [await taught(), await taught()]
  const link = (from: typeof one, to: typeof one) =>
    refusal(
      setPrerequisites(from.ctx, { courseId: from.courseId, requires: [{ kind: 'course', courseId: to.courseId }] }),
    )
  expect((await Promise.all([link(one, two), link(two, one)])).sort()).toEqual(['fine', 'invalid'])
  expect(await db(system).select().from(prerequisites).where(eq(prerequisites.courseId, one.courseId))).toBeDefined()
})
