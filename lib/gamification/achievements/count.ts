// Counts what happened, and grants the achievements whose targets it reached.
import { and, inArray, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { userCounters, userMarks } from '@/db/schema/gamification'
import type { Achievement } from './achievement'
import { CATALOGUE, COUNTERS } from './catalogue'
import { grant } from './grant'
import type { Occurrence } from './occurrence'
import { reached, type Tally, tally } from './tally'

export type Counted = { userId: string; occurrences: readonly Occurrence[]; isOn: boolean }

/**
 * For inline reactions: counters and deed commit together. The counter's row decides between two deeds at once, so that a
 * target is crossed once. Where achievements are switched off it only counts.
 */
export async function count(tx: TxContext, { userId, occurrences, isOn }: Counted): Promise<Achievement[]> {
  const found = tally(COUNTERS, occurrences)
  const adds = new Map([...found.adds, ...(await newMarks(tx, userId, found.marks))])
  const values = await move(tx, userId, { adds, peaks: found.peaks })
  const crossed = reached(CATALOGUE, values).filter(({ counter, target }) => {
    const before = (values.get(counter.name) ?? 0) - (adds.get(counter.name) ?? 0)
    return counter.how === 'peak' || before < target
  })
  return isOn ? grant(tx, userId, crossed) : []
}

/** How many marks of each counter are seen for the first time. */
async function newMarks(tx: TxContext, userId: string, marks: Tally['marks']): Promise<Map<string, number>> {
  const rows = [...marks].flatMap(([counter, set]) => [...set].map(mark => ({ userId, counter, mark }))).sort(byName)
  const added = new Map<string, number>()
  if (rows.length === 0) return added
  const written = await tx.tx
    .insert(userMarks)
    .values(rows)
    .onConflictDoNothing()
    .returning({ counter: userMarks.counter })
  for (const { counter } of written) added.set(counter, (added.get(counter) ?? 0) + 1)
  return added
}

/** Moves the counters and gives those that moved, as they stand now. */
async function move(
  tx: TxContext,
  userId: string,
  { adds, peaks }: Pick<Tally, 'adds' | 'peaks'>,
): Promise<Map<string, number>> {
  const rows = [...adds, ...peaks].map(([counter, value]) => ({ userId, counter, value })).sort(byName)
  if (rows.length === 0) return new Map()
  const isPeak = peaks.size > 0 ? inArray(userCounters.counter, [...peaks.keys()]) : sql`false`
  const moved = await tx.tx
    .insert(userCounters)
    .values(rows)
    .onConflictDoUpdate({
      target: [userCounters.userId, userCounters.counter],
      set: {
        value: sql`case when ${isPeak} then excluded.value else ${userCounters.value} + excluded.value end`,
      },
      setWhere: sql`not ${and(isPeak, sql`excluded.value <= ${userCounters.value}`)}`,
    })
    .returning({ counter: userCounters.counter, value: userCounters.value })
  return new Map(moved.map(({ counter, value }) => [counter, value]))
}

/** One order for all, so that two deeds at once never wait for each other in a circle. */
function byName(a: { counter: string; mark?: string }, b: { counter: string; mark?: string }): number {
  const [one, other] = [`${a.counter} ${a.mark ?? ''}`, `${b.counter} ${b.mark ?? ''}`]
  return one < other ? -1 : Number(one > other)
}
