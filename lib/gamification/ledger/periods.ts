// The week, the month and all time that a moment belongs to: boards begin on Monday and on the first, 00:00 UTC.
import type { PERIODS } from '@/db/schema/gamification'

export type Period = (typeof PERIODS)[number]
/** The scope of everybody's board; others are the id of a course. */
export const EVERYBODY = '00000000-0000-0000-0000-000000000000'
const ALWAYS = '1970-01-01'
const DAY_MS = 86_400_000

/** The first day (UTC) of a board's period, as YYYY-MM-DD. */
export function startOf(period: Period, at: Date): string {
  switch (period) {
    case 'week': {
      const sinceMonday = (at.getUTCDay() + 6) % 7
      return new Date(at.getTime() - sinceMonday * DAY_MS).toISOString().slice(0, 10)
    }
    case 'month':
      return `${at.toISOString().slice(0, 7)}-01`
    case 'all':
      return ALWAYS
  }
}

export function periodsOf(at: Date): { period: Period; startsOn: string }[] {
  return (['week', 'month', 'all'] as const).map(period => ({ period, startsOn: startOf(period, at) }))
}
