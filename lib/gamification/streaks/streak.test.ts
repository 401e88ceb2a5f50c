// A streak breaks only when a day was really missed and no freeze was left: properties over years, zones and journeys.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, localDay, startOfDay } from './local-day'
import { extend, FREEZES_HELD, isNext, NO_STREAK, replay, type Streak, settle, standing } from './streak'
import { dayAt, ENOUGH_HOURS, excuseBy, hoursOf, type ZoneSince, zoneAt } from './zones'

const HOUR_MS = 3_600_000
const never = () => false
const START = '2027-12-20' // the leap day of 2028 is near
const daysFrom = (offsets: number[]): Day[] =>
  [...new Set(offsets)].sort((a, b) => a - b).map(offset => addDays(START, offset))
const offsets = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 90 })
const credit = ({ freezes, freezeDays }: Streak) => freezes * 7 + freezeDays
const run = (length: number, from = START) => Array.from({ length }, (_, index) => addDays(from, index))

describe('day by day', () => {
  test('a year of days is a streak of a year, whatever the calendar does', () => {
    const { streak, frozen } = replay(run(366), never)
    expect(streak).toEqual({ streak: 366, longest: 366, lastDay: addDays(START, 365), freezes: 2, freezeDays: 0 })
    expect(frozen).toEqual([])
  })

  test('a freeze is earned by seven days, two are held, and none is gathered beyond', () => {
    const held = [6, 7, 13, 14, 15, 40].map(length => replay(run(length), never).streak)
    expect(held.map(({ freezes, freezeDays }) => [freezes, freezeDays])).toEqual([
      [0, 6],
      [1, 0],
      [1, 6],
      [2, 0],
      [2, 0],
      [2, 0],
    ])
  })

  test('a missed day is bridged by a freeze and does not count; without one the streak begins anew', () => {
    const days = run(7)
    const bridged = extend(replay(days, never).streak, addDays(START, 8), never)
    expect(bridged.frozen).toEqual([addDays(START, 7)])
    expect(bridged.streak).toMatchObject({ streak: 8, freezes: 0, freezeDays: 1 })
    const broken = extend(replay(days, never).streak, addDays(START, 9), never)
    expect(broken.frozen).toEqual([addDays(START, 7)])
    expect(broken.streak).toMatchObject({ streak: 1, longest: 7, freezes: 0, freezeDays: 1 })
  })

  test('judging ends a streak once, and judging again changes nothing', () => {
    const { streak } = replay(run(3), never)
    const ended = settle(streak, addDays(START, 9), never)
    expect(ended.streak).toEqual({ streak: 0, longest: 3, lastDay: addDays(START, 2), freezes: 0, freezeDays: 0 })
    expect(settle(ended.streak, addDays(START, 30), never)).toEqual({ streak: ended.streak, frozen: [] })
    expect(settle(NO_STREAK, START, never)).toEqual({ streak: NO_STREAK, frozen: [] })
    const used = settle(replay(run(7), never).streak, addDays(START, 9), never)
    expect(used).toMatchObject({ streak: { streak: 0, lastDay: addDays(START, 7) }, frozen: [addDays(START, 7)] })
  })

  test('it stands yesterday, today, and before a last day that lies in the future of a traveller', () => {
    const { streak } = replay(run(7), never)
    const shown = (offset: number) => standing(streak, addDays(START, offset), never)
    expect(shown(6)).toEqual({ current: 7, freezes: 1 })
    expect(shown(7)).toEqual({ current: 7, freezes: 1 })
    expect(shown(5)).toEqual({ current: 7, freezes: 1 })
    expect(shown(8)).toEqual({ current: 7, freezes: 0 })
    expect(shown(9)).toEqual({ current: 0, freezes: 0 })
    expect(shown(500)).toEqual({ current: 0, freezes: 0 })
    expect(standing(NO_STREAK, START, never)).toEqual({ current: 0, freezes: 0 })
  })

  test('only what comes after a standing streak is put at its end', () => {
    const { streak } = replay(run(3), never)
    expect([isNext(NO_STREAK, START), isNext(streak, addDays(START, 3)), isNext(streak, addDays(START, 2))]).toEqual([
      true,
      true,
      false,
    ])
    expect(isNext({ ...streak, streak: 0 }, addDays(START, 9))).toBe(false)
  })
})

describe('in any order', () => {
  test('judging in between changes nothing: settling every night and then going on is a replay', () => {
    fc.assert(
      fc.property(offsets, given => {
        const days = daysFrom(given)
        let nightly = NO_STREAK
        const frozen: Day[] = []
        for (const day of run(91)) {
          const night = settle(nightly, day, never)
          const step = days.includes(day) ? extend(night.streak, day, never) : night
          if (step !== night) frozen.push(...step.frozen)
          frozen.push(...night.frozen)
          nightly = step.streak
        }
        const end = addDays(START, 91)
        const once = replay(days, never)
        expect(settle(nightly, end, never).streak).toEqual(settle(once.streak, end, never).streak)
        const all = [...once.frozen, ...settle(once.streak, end, never).frozen]
        expect([...frozen, ...settle(nightly, end, never).frozen].sort()).toEqual(all.sort())
      }),
    )
  })

  test('evidence that arrives late never makes a streak shorter nor takes a freeze, and a filled gap is no gap', () => {
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: 90 }), (given, late) => {
        const end = addDays(START, 91)
        const before = settle(replay(daysFrom(given), never).streak, end, never).streak
        const after = settle(replay(daysFrom([...given, late]), never).streak, end, never).streak
        expect(after.streak).toBeGreaterThanOrEqual(before.streak)
        expect(after.longest).toBeGreaterThanOrEqual(before.longest)
        expect(credit(after)).toBeGreaterThanOrEqual(credit(before))
      }),
      { numRuns: 500 },
    )
  })

  test('no day counts twice and a freeze never counts as a day', () => {
    fc.assert(
      fc.property(offsets, given => {
        const days = daysFrom(given)
        const { streak, frozen } = replay(days, never)
        expect(streak.longest).toBeLessThanOrEqual(days.length)
        expect(streak.freezes).toBeLessThanOrEqual(FREEZES_HELD)
        expect(frozen.filter(day => days.includes(day))).toEqual([])
        expect(new Set(frozen).size).toBe(frozen.length)
      }),
    )
  })
})

const PLACES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Auckland',
]
const HOURS = 24 * 40
const begin = Date.parse(`${START}T00:00:00Z`)
const moments = Array.from({ length: HOURS }, (_, hour) => new Date(begin + hour * HOUR_MS))
/** A life of forty days: at some hours the learner arrives in another zone. */
const journeys = fc
  .array(fc.tuple(fc.integer({ min: 1, max: HOURS - 1 }), fc.constantFrom(...PLACES)), { maxLength: 8 })
  .map(list =>
    [...new Map(list)]
      .sort(([a], [b]) => a - b)
      .map(([hour, zone]): ZoneSince => ({ since: new Date(begin + hour * HOUR_MS), zone })),
  )
const home = fc.constantFrom(...PLACES)
const known = new Map<string, Day>()
/** `dayAt`, remembered: the same hours are asked for again and again. */
function dayLived(zones: ZoneSince[], at: Date): Day {
  const zone = zoneAt(zones, at, 'UTC')
  const key = `${zone} ${at.getTime()}`
  const day = known.get(key) ?? dayAt(zones, at, 'UTC')
  known.set(key, day)
  return day
}

describe('on journeys', () => {
  test('evidence on every local day that left enough hours is a streak that never breaks, and nothing counts twice', () => {
    fc.assert(
      fc.property(home, journeys, fc.boolean(), (zone, changes, leavesOutShort) => {
        const zones = [{ since: new Date(0), zone }, ...changes]
        const isExcused = excuseBy(zones, zone)
        const lived = [...new Set(moments.map(at => dayLived(zones, at)))].sort().slice(1, -1)
        const learned = lived.filter(day => !leavesOutShort || !isExcused(day))
        const { streak, frozen } = replay(learned, isExcused)
        expect([streak.streak, frozen]).toEqual([learned.length, []])
      }),
    )
  }, 60_000)

  test('every moment belongs to one day, and the hours of the days are the hours that were lived', () => {
    fc.assert(
      fc.property(home, journeys, (zone, changes) => {
        const zones = [{ since: new Date(0), zone }, ...changes]
        const counted = new Map<Day, number>()
        for (const at of moments) {
          const half = new Date(at.getTime() + HOUR_MS / 2)
          for (const moment of [at, half]) {
            const day = dayLived(zones, moment)
            counted.set(day, (counted.get(day) ?? 0) + 0.5)
          }
        }
        const inside = [...counted].sort().slice(2, -2)
        for (const [day, hours] of inside) expect(Math.abs(hoursOf(day, zones, zone) - hours)).toBeLessThanOrEqual(0.5)
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  test('flying 25 hours to the east skips a date, and flying back lives it twice; neither breaks anything', () => {
    const zones = [
      { since: new Date(0), zone: 'Pacific/Pago_Pago' },
      { since: new Date('2026-06-10T08:00:00Z'), zone: 'Pacific/Kiritimati' },
      { since: new Date('2026-06-20T08:00:00Z'), zone: 'Pacific/Pago_Pago' },
    ]
    const isExcused = excuseBy(zones, 'UTC')
    expect([hoursOf('2026-06-09', zones, 'UTC'), hoursOf('2026-06-10', zones, 'UTC')]).toEqual([21, 2])
    expect([isExcused('2026-06-09'), isExcused('2026-06-10')]).toEqual([false, true])
    expect(replay(['2026-06-08', '2026-06-09', '2026-06-11'], isExcused).streak.streak).toBe(3)
    expect(hoursOf('2026-06-19', zones, 'UTC')).toBe(27)
  })

  test('a date of just twelve hours is a day like others', () => {
    const zones = [
      { since: new Date(0), zone: 'UTC' },
      { since: new Date('2026-06-10T12:00:00Z'), zone: 'Pacific/Auckland' },
    ]
    expect(hoursOf('2026-06-10', zones, 'UTC')).toBe(ENOUGH_HOURS)
    expect(excuseBy(zones, 'UTC')('2026-06-10')).toBe(false)
    expect(excuseBy(zones, 'UTC')('2026-06-11')).toBe(false)
  })

  test('a change of clocks never shortens a date to one that is excused', () => {
    fc.assert(
      fc.property(home, fc.integer({ min: 0, max: 3000 }), (zone, offset) => {
        expect(excuseBy([], zone)(addDays('2020-01-01', offset))).toBe(false)
      }),
    )
  })

  test('the zone is the one in force when it happened, and the first one held before it was noted', () => {
    const zones = [
      { since: new Date('2026-06-01T00:00:00Z'), zone: 'Europe/Berlin' },
      { since: new Date('2026-06-05T00:00:00Z'), zone: 'Asia/Tokyo' },
    ]
    const at = (moment: string) => zoneAt(zones, new Date(moment), 'UTC')
    expect(at('2026-05-01T00:00:00Z')).toBe('Europe/Berlin')
    expect(at('2026-06-04T23:59:59Z')).toBe('Europe/Berlin')
    expect(at('2026-06-05T00:00:00Z')).toBe('Asia/Tokyo')
    expect(zoneAt([], new Date(), 'Asia/Tokyo')).toBe('Asia/Tokyo')
    expect(localDay(new Date(startOfDay('2026-06-05', 'Asia/Tokyo')), 'Asia/Tokyo')).toBe('2026-06-05')
  })
})
