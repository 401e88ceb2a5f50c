// Counts what happened, and grants the achievements whose targets it reached.
import { sql } from 'drizzle-orm'
import { rows, type TxContext } from '@/db/client'
import type { Achievement } from './achievement'
import { CATALOGUE, COUNTERS } from './catalogue'
import { grant } from './grant'
import type { Occurrence } from './occurrence'
import { reached, type Tally, tally } from './tally'

export type Counted = { userId: string; occurrences: readonly Occurrence[]; isOn: boolean }
/** A counter that moved: where it stands, and by how much it grew; a peak that rose grew by all of it. */
type Moved = { counter: string; value: number; by: number }

/**
 * For inline reactions: counters and deed commit together. The counter's row decides between two deeds at once, so that a
 * target is crossed once. Where achievements are switched off it only counts.
 */
export async function count(tx: TxContext, { userId, occurrences, isOn }: Counted): Promise<Achievement[]> {
  const moved = await move(tx, userId, tally(COUNTERS, occurrences))
  if (!isOn) return []
  const before = new Map(moved.map(({ counter, value, by }) => [counter, value - by]))
  const after = new Map(moved.map(({ counter, value }) => [counter, value]))
  const had = new Set(reached(CATALOGUE, before))
  return grant(
    tx,
    userId,
    reached(CATALOGUE, after).filter(achievement => !had.has(achievement)),
  )
}

/**
 * One statement, since every deed pays for it: new marks, counters by what they add, peaks where they rise. In one order for all,
 * so that two deeds at once never wait for each other in a circle.
 */
async function move(tx: TxContext, userId: string, { adds, marks, peaks }: Tally): Promise<Moved[]> {
  const seen = [...marks].flatMap(([counter, set]) => [...set].map(mark => ({ counter, mark })))
  const grown = [...adds, ...peaks].map(([counter, value]) => ({ counter, value }))
  return rows<Moved>(
    tx,
    sql`with seen as (
          insert into user_marks (user_id, counter, mark)
          select ${userId}::uuid, counter, mark from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as x(counter text, mark text)
          order by counter, mark on conflict do nothing returning counter
        ), grown as (
          select counter, value from jsonb_to_recordset(${JSON.stringify(grown)}::jsonb) as x(counter text, value int)
          union all select counter, count(*)::int from seen group by counter
        )
        insert into user_counters as c (user_id, counter, value)
        select ${userId}::uuid, counter, value from grown order by counter
        on conflict (user_id, counter) do update
          set value = case when c.counter = any(${names(peaks)}::text[]) then excluded.value else c.value + excluded.value end
          where not (c.counter = any(${names(peaks)}::text[]) and excluded.value <= c.value)
        returning c.counter, c.value, (select value from grown where grown.counter = c.counter) as by`,
    'achievements_count',
  )
}

/** As an array that Postgres reads. */
function names(of: ReadonlyMap<string, number>): string {
  return `{${[...of.keys()].join(',')}}`
}
