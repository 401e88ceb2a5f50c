// XP by hand: who may give it, once a key, within a day's budget, and how an entry is undone.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { userStats, xpEntries, xpTotals } from '@/db/schema/gamification'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { enroll } from '@/lib/learning/enroll'
import { correctXp } from './correct-xp'
import { giftsTo } from './gifts/reads'
import { giveXp } from './give-xp'
import { DAILY_BUDGET } from './limits'
import { xpHistory } from './reads'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const xpOf = async (userId: string) =>
  (await db(system).select().from(userStats).where(eq(userStats.userId, userId)))[0]?.xp ?? 0

async function taught() {
  const teacher = await newPerson('instructor')
  const course = await newCourse({ ownerId: teacher.id })
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  const gift = { userId: learner.id, amount: 40, reason: 'A thorough bug report', courseId: course.id }
  return { teacher, course, learner, gift }
}

test('the teacher of a learner gives, and the learner reads why', async () => {
  const { teacher, learner, gift, course } = await taught()
  const entry = await giveXp(teacher.ctx, { ...gift, key: 'a' })
  expect(entry).toMatchObject({
    userId: learner.id,
    amount: 40,
    reason: gift.reason,
    rule: 'manual',
    courseId: course.id,
  })
  expect((await xpHistory(learner.ctx, { limit: 20 })).items).toMatchObject([{ id: entry.id, reason: gift.reason }])
  expect(await xpOf(learner.id)).toBe(40)
})

test('nobody else may: students, other teachers, teachers outside of their course, and nobody themselves', async () => {
  const { teacher, learner, gift } = await taught()
  const other = await newPerson('instructor')
  const stranger = await newPerson()
  const admin = await newPerson('admin')
  const refused = { reason: 'forbidden' }
  await expect(giveXp(learner.ctx, { ...gift, key: 'a' })).rejects.toMatchObject(refused)
  await expect(giveXp(other.ctx, { ...gift, key: 'a' })).rejects.toMatchObject(refused)
  await expect(giveXp(teacher.ctx, { ...gift, userId: stranger.id, key: 'a' })).rejects.toMatchObject(refused)
  const { courseId: _, ...without } = gift
  await expect(giveXp(teacher.ctx, { ...without, key: 'a' })).rejects.toMatchObject(refused)
  await expect(giveXp(admin.ctx, { ...without, userId: admin.id, key: 'a' })).rejects.toMatchObject(refused)
  await expect(giveXp(admin.ctx, { ...without, userId: newId(), key: 'a' })).rejects.toMatchObject({
    reason: 'invalid',
  })
  expect((await giveXp(admin.ctx, { ...without, key: 'a' })).amount).toBe(40)
})

test('a cursor goes on in one’s own history alone', async () => {
  const { teacher, learner, gift } = await taught()
  for (const key of ['a', 'b']) await giveXp(teacher.ctx, { ...gift, key })
  const first = await xpHistory(learner.ctx, { limit: 1 })
  const cursor = first.nextCursor ?? ''
  expect((await xpHistory(learner.ctx, { limit: 1, cursor })).items).toHaveLength(1)
  await expect(xpHistory(teacher.ctx, { limit: 1, cursor })).rejects.toMatchObject({ reason: 'invalid' })
})

test('those who teach a course together give each other nothing in it, also where they are enrolled', async () => {
  const { teacher, course, learner, gift } = await taught()
  await giveXp(teacher.ctx, { ...gift, key: 'a' })
  await db(system).insert(courseStaff).values({ courseId: course.id, userId: learner.id, role: 'assistant' })
  await expect(giveXp(teacher.ctx, { ...gift, key: 'b' })).rejects.toMatchObject({ reason: 'forbidden' })
  expect(await xpOf(learner.id)).toBe(40)
})

test('a course that is not there is said to be missing, and nothing is given', async () => {
  const { learner, gift } = await taught()
  const admin = await newPerson('admin')
  await expect(giveXp(admin.ctx, { ...gift, courseId: newId(), key: 'a' })).rejects.toMatchObject({
    reason: 'invalid',
    errors: [{ path: 'courseId' }],
  })
  expect(await xpOf(learner.id)).toBe(0)
})

test('one key gives once, also at the same moment', async () => {
  const { teacher, learner, gift } = await taught()
  const entries = await Promise.all([1, 2, 3].map(() => giveXp(teacher.ctx, { ...gift, key: 'same' })))
  expect(new Set(entries.map(({ id }) => id)).size).toBe(1)
  expect(await xpOf(learner.id)).toBe(40)
})

test('a day has a budget, also for gifts at the same moment, and the next day a new one', async () => {
  const { teacher, learner, gift } = await taught()
  const give = (key: string) => giveXp(teacher.ctx, { ...gift, amount: 400, key })
  const ended = await Promise.allSettled(['1', '2', '3', '4'].map(give))
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  await expect(give('5')).rejects.toMatchObject({ reason: 'invalid', code: 'budget_exceeded' })
  expect(await xpOf(learner.id)).toBe(800)
  expect(DAILY_BUDGET - 800).toBeLessThan(400)
  teacher.clock.pass(86_400)
  expect((await give('6')).amount).toBe(400)
})

test('who may give sees what is left of the day and what the learner was given in the course; nobody else does', async () => {
  const { teacher, learner, gift } = await taught()
  const { courseId } = gift
  expect(await giftsTo(teacher.ctx, { courseId, userId: learner.id })).toEqual({ left: DAILY_BUDGET, gifts: [] })
  const given = await giveXp(teacher.ctx, { ...gift, key: 'seen' })
  expect(await giftsTo(teacher.ctx, { courseId, userId: learner.id })).toEqual({
    left: DAILY_BUDGET - 40,
    gifts: [{ id: given.id, amount: 40, reason: gift.reason, by: teacher.name, at: new Date(given.occurredAt) }],
  })
  expect(await giftsTo(learner.ctx, { courseId, userId: learner.id })).toBeNull()
  expect(await giftsTo((await newPerson('instructor')).ctx, { courseId, userId: learner.id })).toBeNull()
  teacher.clock.pass(86_400)
  expect(await giftsTo(teacher.ctx, { courseId, userId: learner.id })).toMatchObject({ left: DAILY_BUDGET })
})

test('a correction undoes an entry on every board, once, and only for admins', async () => {
  const { teacher, learner, gift } = await taught()
  const admin = await newPerson('admin')
  const { id: entryId } = await giveXp(teacher.ctx, { ...gift, key: 'a' })
  const correction = { entryId, reason: 'It was somebody else.' }
  await expect(correctXp(teacher.ctx, correction)).rejects.toMatchObject({ reason: 'forbidden' })
  const undone = await correctXp(admin.ctx, correction)
  expect(undone).toMatchObject({ amount: -40, rule: 'correction' })
  expect(await xpOf(learner.id)).toBe(0)
  const totals = await db(system).select().from(xpTotals).where(eq(xpTotals.userId, learner.id))
  expect(totals.every(({ xp }) => xp === 0)).toBe(true)
  await expect(correctXp(admin.ctx, correction)).rejects.toMatchObject({ reason: 'conflict' })
  await expect(correctXp(admin.ctx, { ...correction, entryId: undone.id })).rejects.toMatchObject({
    reason: 'conflict',
  })
  await expect(correctXp(admin.ctx, { ...correction, entryId: newId() })).rejects.toMatchObject({ reason: 'not_found' })
})

test('a correction is written now and counts then: last month loses it, and what is told and kept says when it was undone', async () => {
  const { teacher, learner, gift } = await taught()
  const { id: entryId, occurredAt: then } = await giveXp(teacher.ctx, { ...gift, key: 'a' })
  const admin = await newPerson('admin', teacher.clock)
  teacher.clock.pass(40 * 86_400)
  const now = teacher.clock.now()
  const undone = await correctXp(admin.ctx, { entryId, reason: 'It was somebody else.' })
  expect(undone).toMatchObject({ occurredAt: then, createdAt: now.toISOString() })
  const [row] = await db(system).select().from(xpEntries).where(eq(xpEntries.id, undone.id))
  expect(row).toMatchObject({ awardedBy: admin.id, createdAt: now })
  const totals = await db(system).select().from(xpTotals).where(eq(xpTotals.userId, learner.id))
  expect(new Set(totals.map(({ startsOn }) => startsOn))).toEqual(new Set(['1970-01-01', '2026-02-23', '2026-03-01']))
  expect(totals.every(({ xp }) => xp === 0)).toBe(true)
  const [told] = (await db(system).select().from(outbox).where(eq(outbox.name, 'xp.awarded'))).filter(
    ({ payload }) => (payload as { entryId: string }).entryId === undone.id,
  )
  expect(told?.occurredAt).toEqual(now)
})

test('what the system itself corrects names nobody', async () => {
  const { teacher, gift } = await taught()
  const { id: entryId } = await giveXp(teacher.ctx, { ...gift, key: 'a' })
  const { id } = await correctXp(system, { entryId, reason: 'It was counted twice.' })
  const [row] = await db(system).select().from(xpEntries).where(eq(xpEntries.id, id))
  expect(row).toMatchObject({ amount: -40, awardedBy: null })
})
