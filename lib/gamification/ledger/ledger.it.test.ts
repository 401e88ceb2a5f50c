// What is learned is paid once, whatever is done twice or at once, and everything derived says the same as the ledger.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { courseGamification, gamificationSettings, userStats, xpEntries, xpTotals } from '@/db/schema/gamification'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { quizSubmitted } from '@/lib/events/assessments'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { emit } from '@/lib/platform/outbox/emit'
import { gamificationReactions } from '../reactions'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of gamificationReactions) reactions().set(reaction.name, reaction)
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const entriesOf = (userId: string) => db(system).select().from(xpEntries).where(eq(xpEntries.userId, userId))
const statsOf = async (userId: string) =>
  (await db(system).select().from(userStats).where(eq(userStats.userId, userId)))[0]

async function learnerIn(outline: NonNullable<Parameters<typeof newCourse>[0]>['outline']) {
  const course = await newCourse({ outline })
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  const lessonIds = course.lessons.map(({ id }) => id)
  return { ...learner, course, lessonIds, lessonId: lessonIds[0] ?? '' }
}

test('a lesson pays base times difficulty, and its reply shows it', async () => {
  const { ctx, id, lessonId, course } = await learnerIn([[{}, {}]])
  const { award } = await completeLesson(ctx, { lessonId })
  expect(award).toMatchObject({ xp: 13, level: 2, levelUp: true })
  expect(award?.breakdown).toEqual([
    { label: 'base', xp: 10 },
    { label: '× 1.25 medium', xp: 3 },
  ])
  expect(await statsOf(id)).toMatchObject({ xp: 13, level: 2 })
  const totals = await db(system).select().from(xpTotals).where(eq(xpTotals.userId, id))
  expect(totals).toHaveLength(6)
  expect(totals.every(({ xp, listed }) => xp === 13 && listed)).toBe(true)
  expect(
    totals
      .filter(({ scopeId }) => scopeId === course.id)
      .map(({ startsOn }) => startsOn)
      .sort(),
  ).toEqual(['1970-01-01', '2026-02-23', '2026-03-01'])
})

test('completing twice, also at once, pays once and says so once', async () => {
  const { ctx, id, lessonId } = await learnerIn([[{}, {}]])
  const replies = await Promise.all([1, 2, 3, 4].map(() => completeLesson(ctx, { lessonId })))
  expect(replies.filter(({ award }) => award !== null)).toHaveLength(1)
  expect((await completeLesson(ctx, { lessonId })).award).toBeNull()
  expect(await entriesOf(id)).toHaveLength(1)
})

test('the last lesson also pays for the course', async () => {
  const { ctx, id, lessonIds } = await learnerIn([[{}, {}]])
  for (const lessonId of lessonIds) await completeLesson(ctx, { lessonId })
  const entries = await entriesOf(id)
  expect(entries.map(({ rule, amount }) => [rule, amount]).sort()).toEqual([
    ['course.completed', 10],
    ['lesson.completed', 13],
    ['lesson.completed', 13],
  ])
  expect(await statsOf(id)).toMatchObject({ xp: 36 })
})

test('a quiz pays once in full, the second pass a fifth, then nothing; failing and practice pay nothing', async () => {
  const { ctx, id, lessonId, course } = await learnerIn([[{ kind: 'quiz' }]])
  const quizId = newId()
  const submit = (passed: boolean, mode: 'graded' | 'practice' = 'graded') =>
    transact(ctx, tx =>
      emit(tx, quizSubmitted, {
        attemptId: newId(),
        quizId,
        lessonId,
        courseId: course.id,
        userId: id,
        mode,
        score: passed ? 90 : 10,
        passed,
      }),
    )
  await submit(false)
  await submit(true, 'practice')
  expect(await entriesOf(id)).toEqual([])
  for (const _ of [1, 2, 3, 4]) await submit(true)
  expect((await entriesOf(id)).map(({ amount }) => amount).sort()).toEqual([13, 3])
})

test('whoever teaches a course earns nothing in it, nor does anybody where its staff switched XP off', async () => {
  const { course, ctx, id, lessonId } = await learnerIn([[{}, {}]])
  await db(system).insert(courseGamification).values({ courseId: course.id, xp: false })
  expect((await completeLesson(ctx, { lessonId })).award?.xp ?? 0).toBe(0)
  expect(await entriesOf(id)).toEqual([])

  const teacher = await newPerson('instructor')
  const own = await newCourse({ ownerId: teacher.id })
  await enroll(teacher.ctx, { courseId: own.id })
  const { award } = await completeLesson(teacher.ctx, { lessonId: own.lessons[0]?.id ?? '' })
  expect(award?.xp ?? 0).toBe(0)
  expect(await entriesOf(teacher.id)).toEqual([])
})

test('a learner who switched XP off hears nothing of it, and loses nothing', async () => {
  const { ctx, id, lessonId } = await learnerIn([[{}, {}]])
  await db(system).insert(gamificationSettings).values({ userId: id, xp: false, boards: false })
  expect((await completeLesson(ctx, { lessonId })).award).toBeNull()
  expect(await statsOf(id)).toMatchObject({ xp: 13 })
  const listed = and(eq(xpTotals.userId, id), eq(xpTotals.listed, true))
  expect(await db(system).select().from(xpTotals).where(listed)).toEqual([])
})

test('a deed that fails leaves no XP', async () => {
  const { ctx, id, lessonId } = await learnerIn([[{}, {}]])
  const failing = transact(ctx, async tx => {
    await completeLesson(tx, { lessonId })
    throw new Error('later in the same transaction')
  })
  await expect(failing).rejects.toThrow('later')
  expect(await entriesOf(id)).toEqual([])
  expect(await statsOf(id)).toBeUndefined()
})
