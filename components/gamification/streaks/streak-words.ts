// What a streak is called in words, for eyes and for screen readers.
import type { StreakView } from '@/lib/gamification/streaks/schemas'

export function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`
}

/** `Streak: 7 days. Today is done.` */
export function flameWords({ current, todayDone }: StreakView): string {
  if (current === 0) return 'No streak yet. One lesson begins one.'
  return `Streak: ${days(current)}. ${todayDone ? 'Today is done.' : 'Today is still open.'}`
}

/** What today asks for, if anything. */
export function todayWords({ current, todayDone, longest }: StreakView): string {
  if (todayDone) return current > 1 && current === longest ? 'Done for today. Your longest so far.' : 'Done for today.'
  if (current > 0) return 'One lesson or quiz today, and it goes on.'
  return longest > 0 ? 'One lesson or quiz begins a new one.' : 'One lesson or quiz begins your first streak.'
}

export function goalWords({ week, goalDays, weekly }: StreakView): string {
  const done = week.filter(({ state }) => state === 'done').length
  const met = done >= goalDays
  const run = weekly > 1 ? ` ${weekly} weeks in a row.` : ''
  return met ? `Goal of the week met.${run}` : `${done} of ${days(goalDays)} this week.${run}`
}
