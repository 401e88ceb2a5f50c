// What is switched off stays off everywhere, and who may not decide changes nothing.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { courseGamification, userStats, xpTotals } from '@/db/schema/gamification'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { guest } from '@/lib/core/context'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { wire } from '@/lib/run/wiring'
import { addDays } from '../streaks/local-day'
import { markDay } from '../streaks/mark-day'
import { changeCourseSwitches } from './change-course-switches'
import { changeOwnSwitches } from './change-own-switches'
import { courseSwitches, ownSwitches } from './reads'
import { ALL_ON, OwnSwitches } from './schemas'

let close: () => Promise<void>
beforeAll(async () => {
  wire()
  close = await openTestDatabase()
})
afterAll(() => close())

async function learner() {
  const course = await newCourse({ outline: [[{}, {}]] })
  const person = await newPerson()
  await enroll(person.ctx, { courseId: course.id })
  const listed = async () => {
    const totals = await db(person.ctx).select().from(xpTotals).where(eq(xpTotals.userId, person.id))
    return totals.map(total => total.listed)
  }
  const complete = (index: number) => completeLesson(person.ctx, { lessonId: course.lessons[index]?.id ?? '' })
  return { ...person, course, listed, complete }
}

test('everything is on until it is switched off, and each change is told with what it was', async () => {
  const { ctx, id } = await learner()
  expect(await ownSwitches(ctx)).toEqual(ALL_ON)
  const without = { ...ALL_ON, xp: false, weeklyGoalDays: 5 }
  expect(await changeOwnSwitches(ctx, without)).toEqual(without)
  expect(await changeOwnSwitches(ctx, without)).toEqual(without)
  expect(await ownSwitches(ctx)).toEqual(without)
  const told = await db(ctx)
    .select()
    .from(outbox)
    .where(and(eq(outbox.name, 'gamification.settings-changed'), eq(outbox.actorId, id)))
  expect(told.map(({ payload }) => payload)).toEqual([{ userId: id, before: ALL_ON, after: without }])
  await expect(ownSwitches({ ...ctx, actor: guest })).rejects.toMatchObject({ reason: 'unauthenticated' })
  await expect(changeOwnSwitches({ ...ctx, actor: guest }, ALL_ON)).rejects.toMatchObject({ reason: 'unauthenticated' })
})

test('a form says on or nothing, and a goal is one to seven days', () => {
  expect(OwnSwitches.parse({ xp: 'on', boards: true, weeklyGoalDays: '4' })).toEqual({
    xp: true,
    streaks: false,
    achievements: false,
    boards: true,
    weeklyGoalDays: 4,
  })
  for (const weeklyGoalDays of ['0', '8', '2.5', 'many', ''])
    expect(OwnSwitches.safeParse({ weeklyGoalDays }).success, weeklyGoalDays).toBe(false)
})

test('whoever leaves the boards is unlisted on all of them, also with what they earn later, and may come back', async () => {
  const { ctx, complete, listed } = await learner()
  await complete(0)
  expect(new Set(await listed())).toEqual(new Set([true]))
  await changeOwnSwitches(ctx, { ...ALL_ON, boards: false })
  expect(new Set(await listed())).toEqual(new Set([false]))
  await complete(1)
  expect(new Set(await listed())).toEqual(new Set([false]))
  await changeOwnSwitches(ctx, ALL_ON)
  expect(new Set(await listed())).toEqual(new Set([true]))
})

test('whoever is held stays unlisted, whatever they switch', async () => {
  const { ctx, id, complete, listed } = await learner()
  await complete(0)
  await db(ctx).update(userStats).set({ heldAt: ctx.now() }).where(eq(userStats.userId, id))
  await changeOwnSwitches(ctx, { ...ALL_ON, boards: false })
  await changeOwnSwitches(ctx, ALL_ON)
  expect(new Set(await listed())).toEqual(new Set([false]))
})

test('a goal that is lowered to what was done already is met', async () => {
  const { ctx, id } = await learner()
  const today = ctx.now().toISOString().slice(0, 10) // a Sunday
  await changeOwnSwitches(ctx, { ...ALL_ON, weeklyGoalDays: 7 })
  for (const offset of [-2, -1])
    await transact(ctx, tx => markDay(tx, { userId: id, at: new Date(`${addDays(today, offset)}T12:00:00Z`) }))
  const weekly = async () =>
    (await db(ctx).select({ weekly: userStats.weeklyStreak }).from(userStats).where(eq(userStats.userId, id)))[0]
      ?.weekly
  expect(await weekly()).toBe(0)
  await changeOwnSwitches(ctx, { ...ALL_ON, weeklyGoalDays: 3 })
  expect(await weekly()).toBe(0)
  await changeOwnSwitches(ctx, { ...ALL_ON, weeklyGoalDays: 2 })
  await changeOwnSwitches(ctx, { ...ALL_ON, weeklyGoalDays: 1 })
  expect(await weekly()).toBe(1)
  const newcomer = await newPerson()
  await changeOwnSwitches(newcomer.ctx, { ...ALL_ON, weeklyGoalDays: 1 })
})

test('a goal that is met by lowering it is told, unless streaks are off', async () => {
  const [one, other] = [await newPerson(), await newPerson()]
  for (const { ctx, id, streaks } of [
    { ...one, streaks: true },
    { ...other, streaks: false },
  ]) {
    await changeOwnSwitches(ctx, { ...ALL_ON, streaks, weeklyGoalDays: 7 })
    await transact(ctx, tx => markDay(tx, { userId: id, at: ctx.now() }))
    await changeOwnSwitches(ctx, { ...ALL_ON, streaks, weeklyGoalDays: 1 })
    const [stats] = await db(ctx).select().from(userStats).where(eq(userStats.userId, id))
    expect(stats).toMatchObject({ weeklyStreak: 1 })
  }
  const told = await db(one.ctx).select().from(outbox).where(eq(outbox.name, 'streak.week-met'))
  const to = told.map(({ payload }) => (payload as { userId: string }).userId)
  expect([to.includes(one.id), to.includes(other.id)]).toEqual([true, false])
})

test('a course is switched by those who write it, and nobody else', async () => {
  const [owner, assistant, other] = [await newPerson('instructor'), await newPerson(), await newPerson()]
  const { id: courseId } = await newCourse({ ownerId: owner.id })
  await db(owner.ctx).insert(courseStaff).values({ courseId, userId: assistant.id, role: 'assistant' })
  expect(await courseSwitches(assistant.ctx, courseId)).toEqual({ courseId, xp: true, board: true })
  const off = { courseId, xp: false, board: true }
  for (const ctx of [assistant.ctx, other.ctx])
    await expect(changeCourseSwitches(ctx, off)).rejects.toMatchObject({ reason: 'forbidden' })
  await expect(courseSwitches(other.ctx, courseId)).rejects.toMatchObject({ reason: 'forbidden' })
  expect(
    await db(owner.ctx).select().from(courseGamification).where(eq(courseGamification.courseId, courseId)),
  ).toEqual([])
  expect(await changeCourseSwitches(owner.ctx, off)).toEqual({ xp: false, board: true })
  await changeCourseSwitches(owner.ctx, off)
  const told = await db(owner.ctx)
    .select()
    .from(outbox)
    .where(and(eq(outbox.name, 'course.gamification-changed'), eq(outbox.actorId, owner.id)))
  expect(told.map(({ payload }) => payload)).toEqual([
    { courseId, before: { xp: true, board: true }, after: { xp: false, board: true } },
  ])
  expect(await courseSwitches(owner.ctx, courseId)).toEqual(off)
})
