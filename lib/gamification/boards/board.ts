// Which board: everybody's, a course's or a peer group's, of a week, a month or all time.
import { periodsOf, startOf } from '../ledger/periods'
import type { BoardPeriod } from './schemas'

/** A board of `xp_totals`. `startsOn` is the first day (UTC) of its period. */
export type Board = { scopeId: string; period: BoardPeriod; startsOn: string }

export function boardOf(scopeId: string, period: BoardPeriod, at: Date): Board {
  return { scopeId, period, startsOn: startOf(period, at) }
}

/** The boards of a scope that are running. */
export function boardsOf(scopeId: string, at: Date): Board[] {
  return periodsOf(at).map(each => ({ scopeId, ...each }))
}

/** The name of a board's set in the ranking. */
export function boardSet({ scopeId, period, startsOn }: Board): string {
  return `${scopeId}:${period}:${startsOn}`
}
