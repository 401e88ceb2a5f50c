// A week is met once by the goal of the learner, and late days only ever repair.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, weekOf } from './local-day'
import { countWeek, meetWeek, NO_WEEKS, replayWeeks, weeklyStanding } from './weekly'

const MONDAY = '2026-11-02'
const week = (index: number) => addDays(MONDAY, index * 7)
const days = (...list: [week: number, count: number][]) =>
  list.flatMap(([index, count]) => Array.from({ length: count }, (_, day) => addDays(week(index), day)))

test('weeks in a row add up, a gap begins anew, the longest stays', () => {
  expect(replayWeeks(days([0, 3], [1, 4], [2, 2], [3, 3]), 3)).toEqual({
    weekly: 1,
    longestWeekly: 2,
    lastWeek: week(3),
  })
  expect(replayWeeks([], 3)).toEqual(NO_WEEKS)
  expect(meetWeek(meetWeek(NO_WEEKS, week(0)), week(1))).toEqual({ weekly: 2, longestWeekly: 2, lastWeek: week(1) })
})

test('it stands until the week after is over', () => {
  const met = meetWeek(NO_WEEKS, week(0))
  const shown = [MONDAY, addDays(MONDAY, 6), addDays(MONDAY, 13), addDays(MONDAY, 14)].map(day =>
    weeklyStanding(met, day),
  )
  expect(shown).toEqual([1, 1, 1, 0])
  expect(weeklyStanding(NO_WEEKS, MONDAY)).toBe(0)
})

const counted = (given: ReturnType<typeof replayWeeks>, list: string[], index: number, goalDays: number) =>
  countWeek(given, {
    week: week(index),
    daysOfWeek: list.filter(day => weekOf(day) === week(index)).length,
    goalDays,
    days: list,
  })

test('a week is met by the day that fills its goal, and once', () => {
  expect(counted(NO_WEEKS, days([0, 2]), 0, 3)).toBe(NO_WEEKS)
  const met = counted(NO_WEEKS, days([0, 3]), 0, 3)
  expect(met).toEqual({ weekly: 1, longestWeekly: 1, lastWeek: week(0) })
  expect(counted(met, days([0, 4]), 0, 3)).toBe(met)
  expect(counted(met, days([0, 4], [1, 3]), 1, 3)).toMatchObject({ weekly: 2, lastWeek: week(1) })
})

test('a late day closes a gap, and a higher goal takes nothing away', () => {
  const broken = replayWeeks(days([0, 3], [1, 2], [2, 3]), 3)
  expect(counted(broken, days([0, 3], [1, 3], [2, 3]), 1, 3)).toMatchObject({ weekly: 3, longestWeekly: 3 })
  const met = replayWeeks(days([1, 2], [2, 2]), 2)
  expect(counted(met, days([0, 5], [1, 2], [2, 2]), 0, 5)).toEqual(met)
})

test('more days never make it shorter', () => {
  const some = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 60 })
  const sorted = (offsets: number[]) => [...new Set(offsets)].sort((a, b) => a - b).map(at => addDays(MONDAY, at))
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 7 }), (given, late, goal) => {
      const before = replayWeeks(sorted(given), goal)
      const after = counted(before, sorted([...given, late]), Math.floor(late / 7), goal)
      expect(after).toEqual(replayWeeks(sorted([...given, late]), goal))
      const today = addDays(MONDAY, 61)
      expect(weeklyStanding(after, today)).toBeGreaterThanOrEqual(weeklyStanding(before, today))
      expect(after.longestWeekly).toBeGreaterThanOrEqual(before.longestWeekly)
    }),
  )
})
