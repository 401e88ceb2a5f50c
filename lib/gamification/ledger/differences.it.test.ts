// A ledger that was never tampered with verifies, whatever happened at once; every tampering shows and can be repaired.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { userStats, xpChecks, xpEntries, xpTotals } from '@/db/schema/gamification'
import { enrollments } from '@/db/schema/learning'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { clockMinute } from '@/lib/events/clock'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { log } from '@/lib/platform/log'
import { gamificationReactions } from '../reactions'
import { checkLedger } from './check-ledger'
import { correctXp } from './correct-xp'
import { repairXp, xpDifferences } from './differences'
import { giveXp } from './give-xp'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of gamificationReactions) reactions().set(reaction.name, reaction)
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const differences = async () => (await xpDifferences(system)).differences
const onPostgres = Boolean(process.env.TEST_DATABASE_URL)

test('a busy hour verifies: lessons, courses, gifts and corrections', async () => {
  const teacher = await newPerson('instructor')
  const admin = await newPerson('admin')
  const course = await newCourse({ ownerId: teacher.id, outline: [[{}, {}], [{}]] })
  for (let at = 0; at < 4; at += 1) {
    const { ctx, id, clock } = await newPerson()
    await enroll(ctx, { courseId: course.id })
    for (const lesson of course.lessons) {
      await completeLesson(ctx, { lessonId: lesson.id })
      clock.pass(20 * 86_400)
    }
    const gift = { userId: id, amount: 50, reason: 'A good question', courseId: course.id, key: id }
    const { id: entryId } = await giveXp(teacher.ctx, gift)
    if (at % 2 === 0) await correctXp(admin.ctx, { entryId, reason: 'A slip' })
  }
  expect(await differences()).toEqual([])
})

test(`${onPostgres ? '1,000' : '100'} completions of one lesson by one learner at once are one entry`, async () => {
  const course = await newCourse({ outline: [[{}, {}]] })
  const { ctx, id } = await newPerson()
  await enroll(ctx, { courseId: course.id })
  const lessonId = course.lessons[0]?.id ?? ''
  const replies = await Promise.all(
    Array.from({ length: onPostgres ? 1000 : 100 }, () =>
      completeLesson(ctx, { lessonId }).catch((error: unknown) => error),
    ),
  )
  const awards = replies.filter(reply => (reply as { award?: unknown }).award)
  expect(awards).toHaveLength(1)
  expect(await db(system).select().from(xpEntries).where(eq(xpEntries.userId, id))).toHaveLength(1)
  expect(await differences()).toEqual([])
}, 120_000)

test('every tampering shows, and repair writes the projections anew', async () => {
  const course = await newCourse({ outline: [[{}, {}]] })
  const { ctx, id } = await newPerson()
  await enroll(ctx, { courseId: course.id })
  await completeLesson(ctx, { lessonId: course.lessons[0]?.id ?? '' })
  await db(system).update(userStats).set({ xp: 5000 }).where(eq(userStats.userId, id))
  await db(system)
    .update(xpTotals)
    .set({ xp: 1 })
    .where(sql`user_id = ${id} and period = 'week' and scope_id = ${course.id}`)
  await db(system).insert(xpTotals).values({
    scopeId: course.id,
    period: 'month',
    startsOn: '2020-01-01',
    userId: id,
    xp: 9,
    reachedAt: new Date(),
  })
  const kinds = (await differences()).filter(({ what }) => what.startsWith(id)).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['level', 'stats', 'total', 'total'])
  await repairXp(system)
  expect(await differences()).toEqual([])

  await db(system).update(userStats).set({ level: 40 }).where(eq(userStats.userId, id))
  expect(await differences()).toMatchObject([{ kind: 'level', what: id, kept: 40, ledger: 2 }])
  await db(system).update(userStats).set({ level: 2 }).where(eq(userStats.userId, id))
  await db(system).update(xpEntries).set({ amount: 14 }).where(eq(xpEntries.userId, id))
  expect((await differences()).map(({ kind }) => kind)).toContain('formula')
  await db(system).update(xpEntries).set({ amount: 13 }).where(eq(xpEntries.userId, id))
})

test('a deleted account and a deleted course leave nothing that differs', async () => {
  const course = await newCourse({ outline: [[{}, {}]] })
  const [one, two] = [await newPerson(), await newPerson()]
  for (const { ctx } of [one, two]) {
    await enroll(ctx, { courseId: course.id })
    await completeLesson(ctx, { lessonId: course.lessons[0]?.id ?? '' })
  }
  await db(system).delete(enrollments).where(eq(enrollments.courseId, course.id))
  await db(system).execute(sql`delete from users where id = ${one.id}`)
  await db(system).execute(sql`delete from courses where id = ${course.id}`)
  expect(await differences()).toEqual([])
})

test('at night it compares once, whoever asks', async () => {
  const night = new Date('2026-05-01T03:00:00Z')
  expect(await checkLedger(system, new Date('2026-05-01T02:59:00Z'))).toBe(false)
  expect(await checkLedger(system, night)).toBe(true)
  expect(await checkLedger(system, new Date('2026-05-01T03:01:00Z'))).toBe(false)
  expect(await checkLedger(system, new Date('2026-05-02T03:00:00Z'))).toBe(true)
})

test('what differs at night is written down and said loudly', async () => {
  const { id } = await newPerson()
  await db(system).insert(userStats).values({ userId: id, xp: 7 })
  const said = vi.spyOn(log, 'error').mockImplementation(() => {})
  const night = new Date('2026-05-04T03:00:00Z')
  await reactions()
    .get('gamification.check-ledger')
    ?.run(system, {
      id: newId(),
      name: clockMinute.name,
      payload: { at: night.toISOString() },
      occurredAt: night,
      actorId: null,
      requestId: newId(),
    })
  const [written] = await db(system).select().from(xpChecks).where(eq(xpChecks.checkedAt, night))
  expect(written?.differences).toEqual([{ kind: 'stats', what: id, kept: 7, ledger: 0 }])
  expect(said).toHaveBeenCalledWith(
    expect.stringContaining('differ'),
    expect.objectContaining({ differences: written?.differences }),
  )
  await repairXp(system)
  expect(await differences()).toEqual([])
})
