// The daily streak: days in a row with evidence, and freezes that bridge a missed one. Pure; a day later is a step, a day
// that arrives late is a replay, and both come to the same.
import { addDays, type Day, daysBetween } from './local-day'

/** `lastDay` is the last day that evidence or a freeze covered; `freezeDays` are the days towards the next freeze. */
export type Streak = {
  streak: number
  longest: number
  lastDay: Day | null
  freezes: number
  freezeDays: number
}
/** Whether a date that was left out is not missed: the learner's zones left too little of it. */
export type Excused = (day: Day) => boolean

export const FREEZES_HELD = 2
/** A freeze is earned by so many days of a streak, while fewer than two are held. */
export const DAYS_PER_FREEZE = 7

export const NO_STREAK: Streak = { streak: 0, longest: 0, lastDay: null, freezes: 0, freezeDays: 0 }

/**
 * Uses freezes for the missed dates before `today`; where they do not suffice the streak ends. `frozen` are the dates bridged.
 * Judging twice is once.
 */
export function settle(given: Streak, today: Day, isExcused: Excused): { streak: Streak; frozen: Day[] } {
  const frozen: Day[] = []
  if (given.lastDay === null || given.streak === 0) return { streak: given, frozen }
  let { freezes } = given
  for (let day = addDays(given.lastDay, 1); day < today; day = addDays(day, 1)) {
    if (isExcused(day)) continue
    if (freezes === 0) {
      const lastDay = frozen.at(-1) ?? given.lastDay
      return { streak: { ...given, lastDay, streak: 0, freezes: 0, freezeDays: 0 }, frozen }
    }
    freezes -= 1
    frozen.push(day)
  }
  return { streak: { ...given, freezes, lastDay: frozen.at(-1) ?? given.lastDay }, frozen }
}

/** Counts the first evidence of a day after `lastDay`. */
export function extend(given: Streak, day: Day, isExcused: Excused): { streak: Streak; frozen: Day[] } {
  const { streak: before, frozen } = settle(given, day, isExcused)
  const streak = before.streak + 1
  const earned = earnFreeze(before)
  return { streak: { ...earned, streak, longest: Math.max(before.longest, streak), lastDay: day }, frozen }
}

/**
 * The streak of somebody with evidence on exactly these days, in order, as of the last of them. More evidence never makes it
 * shorter: `freezes × 7 + freezeDays` is always at least what it would be without.
 */
export function replay(days: readonly Day[], isExcused: Excused): { streak: Streak; frozen: Day[] } {
  let streak = NO_STREAK
  const frozen: Day[] = []
  for (const day of days) {
    const step = extend(streak, day, isExcused)
    streak = step.streak
    frozen.push(...step.frozen)
  }
  return { streak, frozen }
}

/** Whether a day only has to be put at the end: nothing before it changes. */
export function isNext(given: Streak, day: Day): boolean {
  return given.lastDay === null || (given.streak > 0 && day > given.lastDay)
}

/** What to show today of a streak that was judged earlier; after a journey to the west `today` may lie before `lastDay`. */
export function standing(given: Streak, today: Day, isExcused: Excused): { current: number; freezes: number } {
  // Years of absence need no judging day by day: no freeze and no journey bridges a month.
  if (given.lastDay !== null && daysBetween(given.lastDay, today) > 31) return { current: 0, freezes: 0 }
  const { streak } = settle(given, today, isExcused)
  return { current: streak.streak, freezes: streak.freezes }
}

function earnFreeze(given: Streak): Streak {
  if (given.freezes >= FREEZES_HELD) return given
  const freezeDays = given.freezeDays + 1
  if (freezeDays < DAYS_PER_FREEZE) return { ...given, freezeDays }
  return { ...given, freezes: given.freezes + 1, freezeDays: 0 }
}
