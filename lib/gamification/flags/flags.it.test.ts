// The anomaly filter on a real ledger: who goes too fast is held off the boards, told why, and let back by a person.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { userStats, xpEntries, xpFlags, xpTotals } from '@/db/schema/gamification'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { leaderboard } from '../boards/reads'
import { LeaderboardQuery } from '../boards/schemas'
import { gamificationReactions } from '../reactions'
import { decideFlag } from './decide-flag'
import { flagUnusual } from './flag-unusual'
import { flagReactions } from './reactions'
import { flagList, ownHold, waitingFlags } from './reads'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of [...gamificationReactions, ...flagReactions]) reactions().set(reaction.name, reaction)
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )
const flagsOf = (userId: string) => db(system).select().from(xpFlags).where(eq(xpFlags.userId, userId))
const factsOf = async (userId: string, name: string) =>
  (await db(system).select().from(outbox).where(eq(outbox.name, name))).filter(
    ({ payload }) => (payload as { userId: string }).userId === userId,
  )

/** Somebody who completes every lesson of a course, `pauseSeconds` apart. */
async function racer(lessons: { count: number; minutes: number; pauseSeconds: number }) {
  const outline = [Array.from({ length: lessons.count }, () => ({ durationSeconds: lessons.minutes * 60 }))]
  const course = await newCourse({ outline })
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  for (const { id } of course.lessons) {
    learner.clock.pass(lessons.pauseSeconds)
    await completeLesson(learner.ctx, { lessonId: id })
  }
  const look = () => flagUnusual(learner.ctx, { userId: learner.id, at: learner.clock.now() })
  const board = () => leaderboard(learner.ctx, LeaderboardQuery.parse({}))
  return { ...learner, course, look, board }
}

test('whoever takes as long as the material is on the boards', async () => {
  const honest = await racer({ count: 30, minutes: 2, pauseSeconds: 120 })
  await honest.look()
  expect(await flagsOf(honest.id)).toEqual([])
  expect((await honest.board()).me).toMatchObject({ rank: 1 })
  expect(await ownHold(honest.ctx)).toBeNull()
})

test('whoever rushes through hours of it is held once, is told, stands on no board, and keeps the XP', async () => {
  const fast = await racer({ count: 25, minutes: 30, pauseSeconds: 10 })
  await Promise.all([fast.look(), fast.look(), fast.look()])
  const [flag, ...more] = await flagsOf(fast.id)
  expect(more).toEqual([])
  expect(flag).toMatchObject({ state: 'open', xpInHour: 425, xpAllowed: 34 })
  expect(flag?.reason).toContain('425 XP within an hour')
  expect(await fast.board()).toMatchObject({ me: null, unlisted: { because: 'held', reason: flag?.reason } })
  expect(await ownHold(fast.ctx)).toMatchObject({ reason: flag?.reason, isDecided: false })
  const [stats] = await db(system).select().from(userStats).where(eq(userStats.userId, fast.id))
  expect(stats).toMatchObject({ xp: 425 })
  expect(await factsOf(fast.id, 'xp.flagged')).toHaveLength(1)
  const listed = and(eq(xpTotals.userId, fast.id), eq(xpTotals.listed, true))
  expect(await db(system).select().from(xpTotals).where(listed)).toEqual([])
})

test('each award that a rule paid has its hour looked at; gifts and corrections do not', async () => {
  const fast = await racer({ count: 25, minutes: 30, pauseSeconds: 10 })
  const facts = await factsOf(fast.id, 'xp.awarded')
  const hear = (given: Partial<{ amount: number; awardedBy: string }>) =>
    Promise.all(
      facts.map(fact =>
        reactions()
          .get('flags.look')
          ?.run(fast.ctx, { ...fact, payload: { ...(fact.payload as object), ...given } }),
      ),
    )
  await hear({ amount: -17 })
  await hear({ awardedBy: newId() })
  expect(await flagsOf(fast.id)).toEqual([])
  await hear({})
  expect(await flagsOf(fast.id)).toHaveLength(1)
})

test('an admin sees what waits with its entries, clears it with a note, and the same hour is not held again', async () => {
  const fast = await racer({ count: 25, minutes: 30, pauseSeconds: 10 })
  await fast.look()
  const admin = await newPerson('admin', fast.clock)
  const found = (await flagList(admin.ctx, 'open')).find(({ user }) => user.id === fast.id)
  expect(found?.entries).toHaveLength(26)
  expect(found?.entries.at(-1)).toMatchObject({
    words: 'Completed a lesson',
    what: 'Lesson 1.1',
    amount: 13,
    minutes: 30,
  })
  expect(await waitingFlags(admin.ctx)).toBeGreaterThan(0)
  const decision = { flagId: found?.id ?? '', state: 'cleared' as const, note: 'Knew it all before.' }
  expect(await refusal(decideFlag(fast.ctx, decision))).toBe('forbidden')
  expect(await refusal(flagList(fast.ctx, 'open'))).toBe('forbidden')
  expect(await refusal(decideFlag(admin.ctx, { ...decision, flagId: newId() }))).toBe('not_found')
  await decideFlag(admin.ctx, decision)
  expect(await refusal(decideFlag(admin.ctx, decision))).toBe('conflict')
  expect((await fast.board()).me).toMatchObject({ xp: 425 })
  await fast.look()
  expect(await flagsOf(fast.id)).toHaveLength(1)
  expect(await ownHold(fast.ctx)).toBeNull()
  const [fact] = await factsOf(fast.id, 'xp.flag-decided')
  expect(fact).toMatchObject({ actorId: admin.id, payload: { state: 'cleared', note: 'Knew it all before.' } })
  expect((await flagList(admin.ctx, 'decided'))[0]).toMatchObject({ id: found?.id, decidedBy: admin.name })
})

test('what is upheld stays off the boards until it is cleared', async () => {
  const fast = await racer({ count: 25, minutes: 30, pauseSeconds: 10 })
  await fast.look()
  const admin = await newPerson('admin', fast.clock)
  const flagId = (await flagsOf(fast.id))[0]?.id ?? ''
  await decideFlag(admin.ctx, { flagId, state: 'upheld', note: 'A script did this.' })
  expect((await fast.board()).unlisted?.because).toBe('held')
  expect(await ownHold(fast.ctx)).toMatchObject({ isDecided: true })
  await fast.look()
  expect(await flagsOf(fast.id)).toHaveLength(1)
  await decideFlag(admin.ctx, { flagId, state: 'cleared', note: 'We talked.' })
  expect((await fast.board()).unlisted).toBeNull()
})

test('what a person gave, and what is older than a day, flags nobody', async () => {
  const gifted = await newPerson()
  const at = gifted.clock.now()
  const entry = {
    rule: 'manual',
    ruleVersion: 1,
    evidenceKind: 'manual' as const,
    amount: 500,
    base: 500,
    occurredAt: at,
  }
  await db(system)
    .insert(xpEntries)
    .values({ id: newId(), userId: gifted.id, evidenceId: newId(), ...entry })
  await flagUnusual(gifted.ctx, { userId: gifted.id, at })
  expect(await flagsOf(gifted.id)).toEqual([])
  const fast = await racer({ count: 25, minutes: 30, pauseSeconds: 10 })
  const then = fast.clock.now()
  fast.clock.pass(2 * 86_400)
  await flagUnusual(fast.ctx, { userId: fast.id, at: then })
  expect(await flagsOf(fast.id)).toEqual([])
})
