// The weekly streak: weeks in a row in which the learner's own goal of days was met. Weeks are named by their Monday.
import { addDays, type Day, weekOf } from './local-day'

export type Weekly = { weekly: number; longestWeekly: number; lastWeek: Day | null }

export const NO_WEEKS: Weekly = { weekly: 0, longestWeekly: 0, lastWeek: null }

/** Counts a week whose goal has just been met, later than `lastWeek`. */
export function meetWeek(given: Weekly, week: Day): Weekly {
  const weekly = given.lastWeek === addDays(week, -7) ? given.weekly + 1 : 1
  return { weekly, longestWeekly: Math.max(given.longestWeekly, weekly), lastWeek: week }
}

/** What to show in the week of `today`: the streak stands while this week can still be met. */
export function weeklyStanding({ weekly, lastWeek }: Weekly, today: Day): number {
  return lastWeek !== null && lastWeek >= addDays(weekOf(today), -7) ? weekly : 0
}

/** The weekly streak of somebody with evidence on exactly these days, in order, by one goal for all weeks. */
export function replayWeeks(days: readonly Day[], goalDays: number): Weekly {
  const counts = new Map<Day, number>()
  for (const day of days) counts.set(weekOf(day), (counts.get(weekOf(day)) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= goalDays).reduce((met, [week]) => meetWeek(met, week), NO_WEEKS)
}

type Counted = {
  week: Day
  /** How many of its days have evidence, with the one that is counted. */
  daysOfWeek: number
  goalDays: number
  /** All days with evidence, in order; needed where the day arrived late. */
  days: readonly Day[]
}

/** Counts a day for its week. One that arrives late may close a gap; it never takes away what was met by an earlier goal. */
export function countWeek(given: Weekly, { week, daysOfWeek, goalDays, days }: Counted): Weekly {
  if (daysOfWeek < goalDays || week === given.lastWeek) return given
  if (given.lastWeek === null || week > given.lastWeek) return meetWeek(given, week)
  const anew = replayWeeks(days, goalDays)
  const closes = anew.lastWeek === given.lastWeek && anew.weekly > given.weekly
  const longestWeekly = Math.max(given.longestWeekly, anew.longestWeekly)
  return closes ? { ...anew, longestWeekly } : { ...given, longestWeekly }
}
