// What an award changes on boards: who was passed hears of it once, who looks sees it, and yesterday is remembered.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, rows } from '@/db/client'
import {
  boardActivity,
  boardStandings,
  gamificationSettings,
  peerGroupMembers,
  peerGroups,
  xpEntries,
  xpTotals,
} from '@/db/schema/gamification'
import { outbox } from '@/db/schema/platform'
import { newPerson, TestClock } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { saidBetween } from '@/lib/platform/live'
import { installRanking } from '@/lib/platform/ranking'
import { memoryRanking } from '@/lib/platform/ranking/memory'
import { EVERYBODY, startOf } from '../../ledger/periods'
import { boardOf, boardSet, boardsOf } from '../board'
import { forgetOldMoves, keepStandings } from '../keep-standings'
import { openBoard } from '../open-board'
import { placesOn } from '../reads'
import { boardView, passedLately } from '../view/reads'
import { followAward } from './follow-award'
import { tellBoard } from './tell-board'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
type Person = Awaited<ReturnType<typeof newPerson>>

/** Each test has weeks of its own, so that boards of everybody do not mix. */
let weeks = 0
const newClock = () => new TestClock(Date.UTC(2026, 5, 3, 12) + weeks++ * 21 * 86_400_000)

/** XP as the ledger writes it, and what follows. */
async function earn(person: Person, amount: number, courseId: string | null = null, more = { twice: false }) {
  const at = person.clock.now()
  const entry = {
    rule: 'lesson.completed',
    ruleVersion: 1,
    evidenceKind: 'lesson' as const,
    amount,
    base: amount,
    courseId: null,
  }
  const entryId = newId()
  await db(system)
    .insert(xpEntries)
    .values({ id: entryId, userId: person.id, evidenceId: newId(), occurredAt: at, ...entry })
  const totals = [EVERYBODY, ...(courseId ? [courseId] : [])].flatMap(scopeId => boardsOf(scopeId, at))
  const target = [xpTotals.scopeId, xpTotals.period, xpTotals.startsOn, xpTotals.userId]
  await db(system)
    .insert(xpTotals)
    .values(totals.map(total => ({ ...total, userId: person.id, xp: amount, reachedAt: at })))
    .onConflictDoUpdate({ target, set: { xp: sql`${xpTotals.xp} + excluded.xp`, reachedAt: at } })
  const award = { userId: person.id, entryId, amount, courseId, at }
  const ctx = { ...system, now: person.clock.now }
  await followAward(ctx, award)
  if (more.twice) await Promise.all([followAward(ctx, award), followAward(ctx, award)])
}

const lost = async (userId: string) =>
  (await db(system).select().from(outbox).where(eq(outbox.name, 'rank.lost')).orderBy(outbox.id))
    .map(({ payload }) => payload as { userId: string; byUserId: string; byXp: number; scopeId: string; rank: number })
    .filter(payload => payload.userId === userId)

test('who is passed hears of it once, by whom and by how much, also when the reaction runs again', async () => {
  const clock = newClock()
  const [ana, ben, cleo] = [
    await newPerson('student', clock),
    await newPerson('student', clock),
    await newPerson('student', clock),
  ]
  await earn(ana, 30)
  await earn(ben, 20)
  await earn(cleo, 10)
  expect(await lost(ana.id)).toEqual([])
  await earn(cleo, 25, null, { twice: true })
  const by = { byUserId: cleo.id, scopeId: EVERYBODY }
  expect(await lost(ana.id)).toEqual([{ userId: ana.id, ...by, byXp: 5, rank: 2 }])
  expect(await lost(ben.id)).toEqual([{ userId: ben.id, ...by, byXp: 15, rank: 3 }])
  expect(await passedLately(ana.ctx)).toMatchObject([{ by: { id: cleo.id }, byXp: 5, rank: 2, where: null }])
  await db(system).insert(gamificationSettings).values({ userId: cleo.id, boards: false })
  expect(await passedLately(ana.ctx)).toEqual([])
})

test('somebody who was passed on several boards hears of the smallest circle', async () => {
  const clock = newClock()
  const [ana, ben] = [await newPerson('student', clock), await newPerson('student', clock)]
  const group = { id: newId(), name: 'Two', code: newId().slice(-8) }
  await db(system).insert(peerGroups).values(group)
  for (const { id } of [ana, ben])
    await db(system).insert(peerGroupMembers).values({ groupId: group.id, userId: id, joinedAt: clock.now() })
  await earn(ana, 10)
  await earn(ben, 15)
  expect(await lost(ana.id)).toMatchObject([{ byUserId: ben.id, scopeId: group.id, rank: 2 }])
  expect(await passedLately(ana.ctx)).toMatchObject([{ where: 'Two' }])
})

test('whoever is off the boards passes nobody; what is long past moves nothing', async () => {
  const clock = newClock()
  const [ana, shy] = [await newPerson('student', clock), await newPerson('student', clock)]
  await db(system).insert(gamificationSettings).values({ userId: shy.id, boards: false })
  await earn(ana, 10)
  await earn(shy, 50)
  expect(await lost(ana.id)).toEqual([])
  const ben = await newPerson('student', clock)
  const late = {
    userId: ben.id,
    entryId: newId(),
    amount: 5,
    courseId: null,
    at: new Date(clock.now().getTime() - 2 * 86_400_000),
  }
  await followAward({ ...system, now: clock.now }, late)
  const onDay = late.at.toISOString().slice(0, 10)
  expect(await db(system).select().from(boardActivity).where(eq(boardActivity.onDay, onDay))).toEqual([])
})

test('a sorted set follows each award, and falls with a correction', async () => {
  const ranking = memoryRanking()
  installRanking(ranking)
  const clock = newClock()
  const ana = await newPerson('student', clock)
  const set = boardSet(boardOf(EVERYBODY, 'week', clock.now()))
  await ranking.fill(set, (async function* () {})(), 3600)
  await earn(ana, 30)
  expect(await ranking.above(set, 29)).toBe(1)
  await earn(ana, -10)
  expect([await ranking.above(set, 29), await ranking.above(set, 19)]).toEqual([0, 1])
})

type Told = { rows: { user: { id: string }; xp: { week: number } }[] }
const told = async (topic: string) =>
  (await saidBetween(system, topic, 0, Number.MAX_SAFE_INTEGER)).flatMap(({ data }) => (data as Told).rows)

test('who looks at a board hears who moved', async () => {
  const clock = Object.assign(newClock(), { now: () => new Date() })
  const [ana, ben] = [await newPerson('student', clock), await newPerson('student', clock)]
  await earn(ana, 5)
  await earn(ben, 7)
  for (let n = 0; n < 5; n += 1) await earn(ana, 1)
  const last = async ({ id }: Person) => (await told('leaderboard:global')).findLast(row => row.user.id === id)?.xp.week
  await expect.poll(async () => [await last(ana), await last(ben)], { timeout: 20_000 }).toEqual([10, 7])
})

test('an award of the last second of a week that is followed in the next one shows on no new board and passes nobody', async () => {
  const clock = new TestClock(Date.now())
  const [ana, ben] = [await newPerson('student', clock), await newPerson('student', clock)]
  const before = new Date(Date.parse(`${startOf('week', clock.now())}T00:00:00.000Z`) - 1)
  const boards = boardsOf(EVERYBODY, before)
  const xpOf = (person: Person, xp: number) =>
    boards.map(board => ({ ...board, userId: person.id, xp, reachedAt: before }))
  await db(system)
    .insert(xpTotals)
    .values([...xpOf(ana, 900_000), ...xpOf(ben, 900_005)])
  const award = { userId: ben.id, entryId: newId(), amount: 10, courseId: null, at: before }
  const midnight = new Date(before.getTime() + 1)
  await followAward({ ...system, now: () => midnight }, award)
  expect(await lost(ana.id)).toEqual([])
  const shown = async () => (await told('leaderboard:global')).findLast(row => row.user.id === ben.id)?.xp
  await expect.poll(shown, { timeout: 20_000 }).toMatchObject({ week: 0, all: 900_005 })
})

test('what comes within a second is told at its end, each person once', async () => {
  const scope = `group:${newId()}`
  const row = (id: string, week: number) => ({
    user: { id, name: id, image: null },
    level: 1,
    xp: { week, month: 0, all: 0 },
  })
  for (let n = 1; n <= 50; n += 1) for (const id of ['a', 'b']) tellBoard(scope, row(id, n))
  const shown = async () => (await told(`leaderboard:${scope}`)).map(({ user, xp }) => [user.id, xp.week])
  const expected = [
    ['a', 1],
    ['a', 50],
    ['b', 50],
  ]
  await expect.poll(shown, { timeout: 20_000 }).toEqual(expected)
})

test('movement is told from where people stood when the last day on which the board moved was over', async () => {
  const clock = newClock()
  const [ana, ben, cleo] = [
    await newPerson('student', clock),
    await newPerson('student', clock),
    await newPerson('student', clock),
  ]
  await earn(ana, 30)
  await earn(ben, 20)
  await earn(cleo, 10)
  const ctx = { ...system, now: clock.now }
  while ((await keepStandings(ctx)) > 0); // of the tests before
  clock.pass(86_400)
  while ((await keepStandings(ctx)) > 0);
  await earn(cleo, 15)
  const movement = async () => {
    const board = await openBoard(ana.ctx, { scope: 'global', period: 'week' })
    return (await placesOn(ana.ctx, board, 10)).top.map(({ user, movement }) => [user.id, movement])
  }
  const expected = [
    [ana.id, 0],
    [cleo.id, 1],
    [ben.id, -1],
  ]
  expect(await movement()).toEqual(expected)
  expect(await keepStandings(ctx)).toBe(0)
  clock.pass(86_400)
  while ((await keepStandings(ctx)) > 0);
  expect(await movement()).toEqual(expected.map(([id]) => [id, 0]))
  clock.pass(30 * 86_400)
  await forgetOldMoves(ctx)
  const standings = await db(system).select().from(boardStandings).where(eq(boardStandings.userId, cleo.id))
  expect(standings.map(({ period }) => period).toSorted()).toEqual(['all', 'month', 'week'])
  expect(await rows(system, sql`select 1 from rank_passes where user_id = ${ben.id}::uuid`)).toEqual([])
})

test('somebody far down sees the own row between its neighbors', async () => {
  const clock = newClock()
  const crowd = await Promise.all(Array.from({ length: 31 }, () => newPerson('student', clock)))
  const board = boardOf(EVERYBODY, 'week', clock.now())
  await db(system)
    .insert(xpTotals)
    .values(crowd.map(({ id }, at) => ({ ...board, userId: id, xp: 100 - at, reachedAt: clock.now() })))
  const view = await boardView(crowd[28]?.ctx ?? system, { scope: 'global', period: 'week' })
  expect(view).toMatchObject({ channel: 'global', me: { rank: 29, xp: 72 } })
  expect(view.top).toHaveLength(25)
  expect(view.near.map(({ rank, user }) => [rank, user.id])).toEqual(
    [26, 27, 28, 29, 30].map(at => [at + 1, crowd[at]?.id]),
  )
  expect((await boardView(crowd[3]?.ctx ?? system, { scope: 'global', period: 'week' })).near).toEqual([])
})
