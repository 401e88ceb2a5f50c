// Days count once, late evidence repairs, freezes are used by themselves, and zones hold from when they were chosen.
import { and, asc, eq, gt } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { activeDays, gamificationSettings, userStats, userZones } from '@/db/schema/gamification'
import { outbox } from '@/db/schema/platform'
import { newPerson, TestClock } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { updateProfile } from '@/lib/accounts/update-profile'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { clockMinute } from '@/lib/events/clock'
import { wire } from '@/lib/run/wiring'
import { addDays } from './local-day'
import { markDay } from './mark-day'
import { streakView } from './reads'
import { settleStreaks } from './settle-streaks'

let close: () => Promise<void>
beforeAll(async () => {
  wire()
  close = await openTestDatabase()
})
afterAll(() => close())

const MONDAY = '2026-03-02'
const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const system = (at: Date) => contextFor(systemActor('test'), () => at)

async function learner() {
  const person = await newPerson('student', new TestClock(noon(MONDAY).getTime()))
  const { ctx, id } = person
  const mark = (at: Date | string) =>
    transact(ctx, tx => markDay(tx, { userId: id, at: typeof at === 'string' ? noon(at) : at }))
  return {
    ...person,
    mark,
    async markAll(...offsets: number[]) {
      const marked = []
      for (const offset of offsets) marked.push(await mark(addDays(MONDAY, offset)))
      return marked
    },
    view: (day: string) =>
      streakView(
        contextFor(systemActor('test'), () => noon(day)),
        id,
      ),
    stats: async () => (await db(ctx).select().from(userStats).where(eq(userStats.userId, id)))[0],
    days: () => db(ctx).select().from(activeDays).where(eq(activeDays.userId, id)).orderBy(asc(activeDays.day)),
    told: async () =>
      (await db(ctx).select().from(outbox).where(eq(outbox.actorId, id)))
        .filter(({ name }) => name.startsWith('streak.'))
        .map(({ name, payload }) => [name, payload]),
  }
}
const range = (length: number) => Array.from({ length }, (_, index) => index)

describe('marking', () => {
  test('the first evidence of a day counts it, more of it only counts itself', async () => {
    const { mark, days, told, id } = await learner()
    expect(await mark(MONDAY)).toEqual({
      day: MONDAY,
      hour: 12,
      streak: 1,
      isFirstOfDay: true,
      evidenceOfDay: 1,
      daysAway: 0,
    })
    expect(await mark(MONDAY)).toMatchObject({ streak: 1, isFirstOfDay: false, evidenceOfDay: 2 })
    expect(await days()).toMatchObject([{ day: MONDAY, evidenceCount: 2, frozen: false, zone: 'UTC' }])
    expect(await told()).toEqual([
      ['streak.extended', { userId: id, day: MONDAY, streak: 1, longest: 1, freezesUsed: 0 }],
    ])
  })

  test('many at once on one day are one day, and on many days at once are all of them', async () => {
    const { mark, stats, days, told } = await learner()
    const same = await Promise.all(range(12).map(() => mark(MONDAY)))
    expect(same.filter(({ isFirstOfDay }) => isFirstOfDay)).toHaveLength(1)
    expect(new Set(same.map(({ evidenceOfDay }) => evidenceOfDay)).size).toBe(12)
    await Promise.all([4, 2, 1, 3].map(offset => mark(addDays(MONDAY, offset))))
    expect(await stats()).toMatchObject({ streak: 5, longestStreak: 5, lastDay: addDays(MONDAY, 4), weeklyStreak: 1 })
    expect((await days()).map(({ evidenceCount }) => evidenceCount)).toEqual([12, 1, 1, 1, 1])
    expect((await told()).filter(([name]) => name === 'streak.week-met')).toHaveLength(1)
  })

  test('a freeze is earned by seven days, bridges the eighth, and is told once', async () => {
    const { markAll, stats, days, told, id } = await learner()
    await markAll(...range(7))
    expect(await stats()).toMatchObject({ streak: 7, freezes: 1 })
    const [back] = await markAll(8)
    expect(back).toMatchObject({ streak: 8, daysAway: 1 })
    expect(await stats()).toMatchObject({ streak: 8, freezes: 0, freezeDays: 1 })
    expect((await days())[7]).toMatchObject({ day: addDays(MONDAY, 7), frozen: true, evidenceCount: 0 })
    const freezes = (await told()).filter(([name]) => String(name).startsWith('streak.freeze'))
    expect(freezes).toEqual([
      ['streak.freeze-earned', { userId: id, freezes: 1 }],
      ['streak.freeze-used', { userId: id, day: addDays(MONDAY, 7), freezes: 0 }],
    ])
  })

  test('evidence that arrives late repairs the streak and gives the freeze back', async () => {
    const { markAll, stats, days, told } = await learner()
    await markAll(...range(7), 8, 10, 11)
    expect(await stats()).toMatchObject({ streak: 2, longestStreak: 8 })
    const [late] = await markAll(9)
    expect(late).toMatchObject({ streak: 11, isFirstOfDay: true })
    expect(await stats()).toMatchObject({ streak: 11, longestStreak: 11, freezes: 0, freezeDays: 4 })
    await markAll(7)
    expect(await stats()).toMatchObject({ streak: 12, freezes: 1, freezeDays: 5, lastDay: addDays(MONDAY, 11) })
    expect((await days()).every(({ frozen, evidenceCount }) => !frozen && evidenceCount === 1)).toBe(true)
    expect((await told()).filter(([name]) => name === 'streak.extended')).toHaveLength(12)
  })

  test('a late day that arrives while a freeze is bridging it neither waits for ever nor costs the freeze', async () => {
    const { markAll, mark, stats } = await learner()
    await markAll(...range(7))
    await Promise.all([mark(addDays(MONDAY, 8)), mark(addDays(MONDAY, 7))])
    expect(await stats()).toMatchObject({ streak: 9, freezes: 1, freezeDays: 2, lastDay: addDays(MONDAY, 8) })
  })

  test('weeks follow the learner’s own goal', async () => {
    const { markAll, stats, ctx, id, view } = await learner()
    await db(ctx).insert(gamificationSettings).values({ userId: id, weeklyGoalDays: 2 })
    await markAll(0, 1, 7, 8, 15)
    expect(await stats()).toMatchObject({ weeklyStreak: 2, lastWeek: addDays(MONDAY, 7) })
    expect(await view(addDays(MONDAY, 15))).toMatchObject({ weekly: 2, goalDays: 2 })
    expect(await view(addDays(MONDAY, 21))).toMatchObject({ weekly: 0, longestWeekly: 2 })
  })

  test('somebody who switched streaks off is told nothing, and finds their days when they switch them on again', async () => {
    const { markAll, ctx, id, told, view } = await learner()
    await db(ctx).insert(gamificationSettings).values({ userId: id, streaks: false })
    await markAll(0, 1, 2)
    expect(await told()).toEqual([])
    expect(await view(addDays(MONDAY, 2))).toMatchObject({ isOn: false, current: 3 })
  })
})

describe('reading', () => {
  test('a newcomer has nothing yet', async () => {
    const { view } = await learner()
    expect(await view(MONDAY)).toMatchObject({
      isOn: true,
      today: MONDAY,
      todayDone: false,
      current: 0,
      longest: 0,
      freezes: 0,
      weekly: 0,
      goalDays: 3,
      week: range(7).map(offset => ({ day: addDays(MONDAY, offset), state: 'none' })),
    })
  })

  test('what stands is judged now: done today, open today, bridged, over', async () => {
    const { markAll, view } = await learner()
    await markAll(...range(7))
    const shown = async (offset: number) => {
      const { current, freezes, todayDone } = await view(addDays(MONDAY, offset))
      return [current, freezes, todayDone]
    }
    expect(await shown(6)).toEqual([7, 1, true])
    expect(await shown(7)).toEqual([7, 1, false])
    expect(await shown(8)).toEqual([7, 0, false])
    expect(await shown(9)).toEqual([0, 0, false])
  })
})

describe('zones', () => {
  test('a moment belongs to the day of the zone in force when it happened', async () => {
    const { ctx, clock, id, mark, days } = await learner()
    await updateProfile(ctx, { timeZone: 'Pacific/Kiritimati' })
    clock.pass(86_400)
    await updateProfile(ctx, { timeZone: 'Pacific/Pago_Pago', bio: 'Far away.' })
    expect(await db(ctx).select().from(userZones).where(eq(userZones.userId, id)).orderBy(userZones.since)).toEqual([
      { userId: id, since: new Date(0), zone: 'UTC' },
      { userId: id, since: noon(MONDAY), zone: 'Pacific/Kiritimati' },
      { userId: id, since: noon(addDays(MONDAY, 1)), zone: 'Pacific/Pago_Pago' },
    ])
    await mark(new Date(`${MONDAY}T11:59:00Z`))
    await mark(new Date(`${MONDAY}T12:01:00Z`))
    await mark(new Date(`${addDays(MONDAY, 1)}T12:01:00Z`))
    expect((await days()).map(({ day, zone, evidenceCount }) => [day, zone, evidenceCount])).toEqual([
      [MONDAY, 'UTC', 1],
      [addDays(MONDAY, 1), 'Pacific/Kiritimati', 2],
    ])
  })

  test('whoever changes something else of their profile has not moved', async () => {
    const { ctx, id } = await learner()
    await updateProfile(ctx, { bio: 'At home.' })
    expect(await db(ctx).select().from(userZones).where(eq(userZones.userId, id))).toEqual([])
  })

  test('a date that a journey leaves under twelve hours of breaks nothing and costs no freeze', async () => {
    const { ctx, clock, mark, stats } = await learner()
    await updateProfile(ctx, { timeZone: 'Pacific/Pago_Pago' })
    await mark(new Date('2026-03-02T20:00:00Z'))
    clock.pass(20 * 3600)
    await updateProfile(ctx, { timeZone: 'Pacific/Kiritimati' })
    await mark(new Date('2026-03-03T20:00:00Z'))
    expect(await stats()).toMatchObject({ streak: 2, lastDay: '2026-03-04', freezes: 0 })
  })
})

describe('the clock', () => {
  const strikes = (at: Date) =>
    reactions()
      .get('gamification.settle-streaks')
      ?.run(system(at), {
        id: newId(),
        name: clockMinute.name,
        payload: { at: at.toISOString() },
        occurredAt: at,
        actorId: null,
        requestId: newId(),
      })

  test('settles at one minute of each hour, everybody however many they are', async () => {
    const people = Array.from({ length: 101 }, () => newId())
    const rows = people.map(id => ({ id, name: 'Somebody', email: `${id}@example.com` }))
    await db(system(noon(MONDAY)))
      .insert(users)
      .values(rows)
    await db(system(noon(MONDAY)))
      .insert(userStats)
      .values(people.map(userId => ({ userId, streak: 1, lastDay: MONDAY })))
    const running = async () =>
      (
        await db(system(noon(MONDAY)))
          .select()
          .from(userStats)
          .where(gt(userStats.streak, 0))
      ).filter(({ userId }) => people.includes(userId)).length
    await strikes(new Date(`${addDays(MONDAY, 3)}T12:06:00Z`))
    expect(await running()).toBe(101)
    await strikes(new Date(`${addDays(MONDAY, 3)}T12:07:00Z`))
    expect(await running()).toBe(0)
  })

  test('uses a freeze and ends a streak, each once, and what comes late after it still repairs', async () => {
    const one = await learner()
    await one.markAll(...range(7))
    const runAt = (offset: number) => settleStreaks(system(noon(addDays(MONDAY, offset))))
    await runAt(7)
    expect(await one.stats()).toMatchObject({ streak: 7, freezes: 1, lastDay: addDays(MONDAY, 6) })
    expect(await runAt(8)).toBeGreaterThan(0)
    expect(await one.stats()).toMatchObject({ streak: 7, freezes: 0, lastDay: addDays(MONDAY, 7) })
    expect(await one.view(addDays(MONDAY, 8))).toMatchObject({ current: 7, freezes: 0, todayDone: false })
    await runAt(8)
    await Promise.all([runAt(9), runAt(9)])
    expect(await one.stats()).toMatchObject({ streak: 0, longestStreak: 7 })
    const facts = (
      await db(one.ctx)
        .select()
        .from(outbox)
        .where(and(eq(outbox.name, 'streak.ended')))
    )
      .map(({ payload }) => payload)
      .filter(payload => (payload as { userId: string }).userId === one.id)
    expect(facts).toEqual([{ userId: one.id, streak: 7, lastDay: addDays(MONDAY, 7) }])
    await one.markAll(8, 9)
    expect(await one.stats()).toMatchObject({ streak: 9, lastDay: addDays(MONDAY, 9) })
  })
})
