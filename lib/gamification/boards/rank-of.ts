// Where somebody stands on a board, without ever summing or counting it whole.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { only } from '@/lib/core/only'
import { log } from '@/lib/platform/log'
import { ranking } from '@/lib/platform/ranking'
import { type Board, boardSet } from './board'

/** Down to this place a rank is counted exactly; beyond it is as exact as the last histogram. */
export const EXACT_TO = 2000

/**
 * One more than the number of listed learners with more XP: from the sorted set where there is one, else from the index. Far
 * down the histogram knows how many stand above a total near by, and the index counts the few between.
 */
export async function rankOf(ctx: Context, board: Board, xp: number): Promise<number> {
  const above = await ranking()
    .above(boardSet(board), xp)
    .catch(error => {
      log.warn('the ranking could not be asked; counting by index', { error })
      return undefined
    })
  return 1 + (above ?? (await countedAbove(ctx, board, xp)))
}

async function countedAbove(ctx: Context, { scopeId, period, startsOn }: Board, xp: number): Promise<number> {
  const counted = await rows<{ above: number }>(
    ctx,
    sql`select coalesce(h.above, 0) + (
          select count(*)::int from xp_totals t
          where t.scope_id = ${scopeId}::uuid and t.period = ${period} and t.starts_on = ${startsOn}::date and t.listed
            and t.xp > ${xp}::int and t.xp < coalesce(h.floor, 2147483647)) as above
        from (select 1) one
        left join lateral (
          select floor, above from board_histogram
          where scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date
            and floor > ${xp}::int and above >= ${sql.raw(String(EXACT_TO))}
          order by floor limit 1) h on true`,
    'boards_rank',
  )
  return only(counted).above
}
