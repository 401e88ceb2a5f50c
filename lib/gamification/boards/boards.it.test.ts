// Boards on a real database: who stands where, who sees what, and that a rank far down is right without counting all.
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db, rows, transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import {
  courseGamification,
  gamificationSettings,
  peerGroupMembers,
  peerGroups,
  userStats,
  xpFlags,
  xpTotals,
} from '@/db/schema/gamification'
import { newCourse, newPerson, TestClock } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { reinstate } from '@/lib/accounts/people/reinstate'
import { suspend } from '@/lib/accounts/people/suspend'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { enroll } from '@/lib/learning/enroll'
import { installRanking } from '@/lib/platform/ranking'
import { memoryRanking } from '@/lib/platform/ranking/memory'
import { noRanking } from '@/lib/platform/ranking/none'
import { EVERYBODY } from '../ledger/periods'
import { boardOf, boardSet } from './board'
import { keepBoard, keepRanks } from './keep-ranks'
import { rankOf } from './rank-of'
import { boardReactions } from './reactions'
import { leaderboard } from './reads'
import { relist } from './relist'
import { LeaderboardQuery } from './schemas'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of boardReactions) reactions().set(reaction.name, reaction)
})
afterAll(() => close())
afterEach(() => installRanking(noRanking))

const system = contextFor(systemActor('test'))
/** A week of its own for each test, so that boards of everybody do not mix. */
let weeks = 0
const newClock = () => new TestClock(Date.UTC(2026, 5, 3) + weeks++ * 7 * 86_400_000)
const asked = (given: object = {}) => LeaderboardQuery.parse(given)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )

async function total(
  person: { id: string; clock: TestClock },
  xp: number,
  scopeId = EVERYBODY,
  at = person.clock.now(),
) {
  const board = boardOf(scopeId, 'week', person.clock.now())
  await db(system)
    .insert(xpTotals)
    .values({ ...board, userId: person.id, xp, reachedAt: at })
}

async function withXp(clock: TestClock, xp: number, scopeId = EVERYBODY) {
  const person = await newPerson('student', clock)
  clock.pass(1)
  await total(person, xp, scopeId)
  return person
}

const shown = async (ctx: Context, given: object = {}) =>
  (await leaderboard(ctx, asked(given))).items.map(({ user, rank }) => [user.id, rank])

test('ties share a rank, and who got there first is named first', async () => {
  const clock = newClock()
  const [b, a, d, c] = [await withXp(clock, 9), await withXp(clock, 30), await withXp(clock, 2), await withXp(clock, 9)]
  expect(await shown(a.ctx)).toEqual([
    [a.id, 1],
    [b.id, 2],
    [c.id, 2],
    [d.id, 4],
  ])
  const board = await leaderboard(c.ctx, asked({ limit: 1 }))
  expect(board).toMatchObject({ scope: 'global', period: 'week', me: { rank: 2, xp: 9 }, unlisted: null })
  expect(board.items).toEqual([{ rank: 1, user: { id: a.id, name: a.name, image: null }, xp: 30, level: 1 }])
})

test('one’s own rank fits the list, whoever earns meanwhile and whatever a set that lags behind says', async () => {
  const clock = newClock()
  const people = await Promise.all([1, 2, 3, 4].map(() => newPerson('student', clock)))
  installRanking({ ...noRanking, above: async () => 0 })
  let isOver = false
  const earn = async () => {
    for (let xp = 1; xp <= 60; xp += 1) {
      const { id } = people[xp % people.length] ?? people[0] ?? { id: '' }
      const board = { ...boardOf(EVERYBODY, 'week', clock.now()), userId: id, xp, reachedAt: clock.now() }
      const target = [xpTotals.scopeId, xpTotals.period, xpTotals.startsOn, xpTotals.userId]
      await db(system).insert(xpTotals).values(board).onConflictDoUpdate({ target, set: { xp } })
    }
    isOver = true
  }
  const look = async ({ id, ctx }: { id: string; ctx: Context }, limit: number) => {
    while (!isOver) {
      const { items, me } = await leaderboard(ctx, asked({ limit }))
      const mine = items.filter(({ user }) => user.id === id)
      expect(mine.map(({ rank, xp }) => ({ rank, xp }))).toEqual(mine.length > 0 ? [me] : [])
      if (!me || mine.length > 0) continue
      expect(items.length).toBe(limit)
      expect(me.rank).toBeGreaterThan(items.filter(({ xp }) => xp > me.xp).length)
      expect(items.filter(({ xp, rank }) => xp !== me.xp && rank === me.rank)).toEqual([])
    }
  }
  await Promise.all([earn(), ...people.flatMap(one => [look(one, 2), look(one, 10)])])
})

test('who is suspended is on no board and in no group from then on, and stands where they stood once reinstated', async () => {
  const clock = newClock()
  const [gone, stays] = [await withXp(clock, 40), await withXp(clock, 20)]
  const group = { id: newId(), name: 'Early birds', code: newId().slice(-8) }
  await db(system).insert(peerGroups).values(group)
  for (const { id } of [gone, stays])
    await db(system).insert(peerGroupMembers).values({ groupId: group.id, userId: id, joinedAt: clock.now() })
  const both = async () => [await shown(stays.ctx), await shown(stays.ctx, { scope: 'group', groupId: group.id })]
  await suspend(system, { userId: gone.id, reason: 'Sold answers.' })
  expect(await both()).toEqual([[[stays.id, 1]], [[stays.id, 1]]])
  await reinstate(system, { userId: gone.id, reason: 'A mistake.' })
  const all = [
    [gone.id, 1],
    [stays.id, 2],
  ]
  expect(await both()).toEqual([all, all])
})

test('whoever has no XP in the period, or none left, stands nowhere', async () => {
  const clock = newClock()
  const [some, none] = [await withXp(clock, 5), await newPerson('student', clock)]
  const gone = await withXp(clock, 0)
  expect(await shown(some.ctx)).toEqual([[some.id, 1]])
  for (const { ctx } of [none, gone]) expect((await leaderboard(ctx, asked())).me).toBeNull()
  expect((await leaderboard(some.ctx, asked({ period: 'month' }))).me).toBeNull()
  expect(await refusal(leaderboard(contextFor(guest), asked()))).toBe('unauthenticated')
})

test('who opted out and who is held is not listed, and is told why', async () => {
  const clock = newClock()
  const [shy, held, seen] = [await withXp(clock, 50), await withXp(clock, 40), await withXp(clock, 5)]
  await db(system).insert(gamificationSettings).values({ userId: shy.id, boards: false })
  await db(system).insert(userStats).values({ userId: held.id, heldAt: clock.now() })
  const flag = { id: newId(), userId: held.id, xpInHour: 900, xpAllowed: 100, raisedAt: clock.now() }
  await db(system)
    .insert(xpFlags)
    .values({ ...flag, reason: 'That was quick.' })
  for (const { id } of [shy, held]) await transact(system, tx => relist(tx, id))
  expect(await shown(seen.ctx)).toEqual([[seen.id, 1]])
  expect(await leaderboard(shy.ctx, asked())).toMatchObject({ me: null, unlisted: { because: 'opted_out' } })
  const told = { because: 'held', reason: 'That was quick.' }
  expect(await leaderboard(held.ctx, asked())).toMatchObject({ me: null, unlisted: told })
  await db(system).update(gamificationSettings).set({ boards: true }).where(eq(gamificationSettings.userId, shy.id))
  await transact(system, tx => relist(tx, shy.id))
  expect((await leaderboard(shy.ctx, asked())).me).toEqual({ rank: 1, xp: 50 })
})

describe('a course', () => {
  test('its board is open to those who take it, teach it and manage it, and closed to others', async () => {
    const clock = newClock()
    const teacher = await newPerson('instructor', clock)
    const course = await newCourse({ ownerId: teacher.id })
    const [learner, other] = [await newPerson('student', clock), await newPerson('student', clock)]
    await enroll(learner.ctx, { courseId: course.id })
    await total(learner, 12, course.id)
    await total(learner, 500)
    for (const ref of [course.id, course.slug]) {
      expect((await leaderboard(learner.ctx, asked({ scope: 'course', courseId: ref }))).me).toEqual({
        rank: 1,
        xp: 12,
      })
    }
    const query = asked({ scope: 'course', courseId: course.id })
    for (const { ctx } of [teacher, await newPerson('admin', clock)])
      expect(await refusal(leaderboard(ctx, query))).toBe('fine')
    expect(await refusal(leaderboard(other.ctx, query))).toBe('forbidden')
    const draft = await newCourse({ status: 'draft' })
    for (const courseId of [newId(), draft.id, 'nonsense'])
      expect(await refusal(leaderboard(other.ctx, asked({ scope: 'course', courseId })))).toBe('not_found')
  })

  test('where its teachers switched the board off it is missing', async () => {
    const clock = newClock()
    const course = await newCourse()
    const learner = await newPerson('student', clock)
    await enroll(learner.ctx, { courseId: course.id })
    const settings = { courseId: course.id, board: true }
    await db(system).insert(courseGamification).values(settings)
    const query = asked({ scope: 'course', courseId: course.id })
    expect(await refusal(leaderboard(learner.ctx, query))).toBe('fine')
    await db(system).update(courseGamification).set({ board: false }).where(eq(courseGamification.courseId, course.id))
    expect(await refusal(leaderboard(learner.ctx, query))).toBe('board_hidden')
  })
})

test('a peer group ranks its members, also those without XP, and is missing for others', async () => {
  const clock = newClock()
  const [first, second, shy, other] = [
    await withXp(clock, 7),
    await newPerson('student', clock),
    await withXp(clock, 99),
    await withXp(clock, 50),
  ]
  await db(system).insert(gamificationSettings).values({ userId: shy.id, boards: false })
  const group = { id: newId(), name: 'Early birds', code: newId().slice(-8) }
  await db(system).insert(peerGroups).values(group)
  for (const { id } of [second, first, shy])
    await db(system).insert(peerGroupMembers).values({ groupId: group.id, userId: id, joinedAt: clock.now() })
  const query = { scope: 'group', groupId: group.id }
  expect(await shown(first.ctx, query)).toEqual([
    [first.id, 1],
    [second.id, 2],
  ])
  expect((await leaderboard(second.ctx, asked(query))).me).toEqual({ rank: 2, xp: 0 })
  expect((await leaderboard(second.ctx, asked({ ...query, limit: 1 }))).me).toEqual({ rank: 2, xp: 0 })
  expect((await leaderboard(shy.ctx, asked(query))).unlisted?.because).toBe('opted_out')
  expect(await refusal(leaderboard(other.ctx, asked(query)))).toBe('not_found')
  expect(await refusal(leaderboard(other.ctx, asked({ ...query, groupId: newId() })))).toBe('not_found')
})

describe('a crowd of 12,000', () => {
  const clock = new TestClock(Date.parse('2025-02-05T12:00:00Z'))
  const board = boardOf(EVERYBODY, 'week', clock.now())
  const exact = async (xp: number) => {
    const above = sql`select count(*)::int + 1 as rank from xp_totals where scope_id = ${EVERYBODY}::uuid and period = 'week'
      and starts_on = ${board.startsOn}::date and listed and xp > ${xp}::int`
    return (await rows<{ rank: number }>(system, above))[0]?.rank
  }
  const totals = [1, 2, 3, 4, 7, 700, 1000, 1500, 1999, 2001]

  beforeAll(async () => {
    await db(system).execute(sql`insert into users (id, email, name, role)
      select gen_random_uuid(), 'crowd-' || n || '@example.com', 'Person ' || n, 'student' from generate_series(1, 12000) n`)
    // Every third shares one total, the others have one of 2,000.
    await db(system).execute(sql`insert into xp_totals (scope_id, period, starts_on, user_id, xp, reached_at)
      select ${EVERYBODY}::uuid, 'week', ${board.startsOn}::date, id, case when n % 3 = 0 then 3 else 1 + n % 2000 end, now()
      from (select id, row_number() over (order by email) as n from users where email like 'crowd-%') crowd`)
  })

  test('ranks are exact by the index alone, by the histogram, and by the sorted set', async () => {
    for (const xp of totals) expect(await rankOf(system, board, xp)).toBe(await exact(xp))
    const ranking = memoryRanking()
    installRanking(ranking)
    await keepRanks({ ...system, now: clock.now })
    expect(await ranking.isWhole(boardSet(board))).toBe(true)
    for (const xp of totals) expect(await rankOf(system, board, xp)).toBe(await exact(xp))
    ranking.lose()
    for (const xp of totals) expect(await rankOf(system, board, xp)).toBe(await exact(xp))
    const steps = await rows(system, sql`select 1 from board_histogram where starts_on = ${board.startsOn}::date`)
    // A third of them share a total, the others are counted in steps of 250.
    expect(steps.length).toBeGreaterThan(25)
    expect(steps.length).toBeLessThan(50)
  })

  test('a lost set is made anew, and one that cannot be reached is done without', async () => {
    const ranking = memoryRanking()
    await keepBoard(system, board, ranking)
    ranking.lose()
    await keepBoard(system, board, ranking)
    expect(await ranking.above(boardSet(board), 1000)).toBe(((await exact(1000)) ?? 0) - 1)
    installRanking({ ...noRanking, above: () => Promise.reject(new Error('Redis is away.')) })
    expect(await rankOf(system, board, 1000)).toBe(await exact(1000))
  })
})

test('only courses with many learners are looked at', async () => {
  const course = await newCourse()
  await db(system).update(courses).set({ enrollmentCount: 2001 }).where(eq(courses.id, course.id))
  const clock = newClock()
  installRanking(memoryRanking())
  await keepRanks({ ...system, now: clock.now })
  expect(await rows(system, sql`select 1 from board_histogram where scope_id = ${course.id}::uuid`)).toEqual([])
})
