// The words of a streak fit what it is.
import { expect, test } from 'vitest'
import type { StreakView } from '@/lib/gamification/streaks/schemas'
import { flameWords, goalWords, todayWords } from './streak-words'

const week = (done: number): StreakView['week'] =>
  Array.from({ length: 7 }, (_, index) => ({ day: `2026-03-0${index + 2}`, state: index < done ? 'done' : 'none' }))
const view: StreakView = {
  isOn: true,
  today: '2026-03-04',
  todayDone: false,
  current: 0,
  longest: 0,
  freezes: 0,
  weekly: 0,
  longestWeekly: 0,
  goalDays: 3,
  week: week(0),
}

test.each<[Partial<StreakView>, string, string]>([
  [{}, 'No streak yet. One lesson begins one.', 'One lesson or quiz begins your first streak.'],
  [{ longest: 4 }, 'No streak yet. One lesson begins one.', 'One lesson or quiz begins a new one.'],
  [{ current: 1, longest: 1, todayDone: true }, 'Streak: 1 day. Today is done.', 'Done for today.'],
  [
    { current: 5, longest: 5, todayDone: true },
    'Streak: 5 days. Today is done.',
    'Done for today. Your longest so far.',
  ],
  [{ current: 5, longest: 9, todayDone: true }, 'Streak: 5 days. Today is done.', 'Done for today.'],
  [{ current: 5, longest: 9 }, 'Streak: 5 days. Today is still open.', 'One lesson or quiz today, and it goes on.'],
])('%j', (given, flame, today) => {
  expect([flameWords({ ...view, ...given }), todayWords({ ...view, ...given })]).toEqual([flame, today])
})

test.each<[Partial<StreakView>, string]>([
  [{}, '0 of 3 days this week.'],
  [{ goalDays: 1 }, '0 of 1 day this week.'],
  [{ week: week(2), weekly: 4 }, '2 of 3 days this week. 4 weeks in a row.'],
  [{ week: week(3), weekly: 1 }, 'Goal of the week met.'],
])('%j', (given, words) => {
  expect(goalWords({ ...view, ...given })).toBe(words)
})
