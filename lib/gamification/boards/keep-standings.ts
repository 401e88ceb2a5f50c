// Writes down where people stood when a day was over, for the boards that moved on it: movement is told from there.
import { and, asc, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { db, type TxContext, transact } from '@/db/client'
import { boardActivity, rankPasses } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { boardsOf } from './board'

const AT_ONCE = 20
/** So far down a standing is kept for those who were active lately; the first hundred are kept whoever they are. */
const DEPTH = 1000
const FIRST = 100
const ACTIVE_DAYS = 7
const DAY_MS = 86_400_000
const PASSES_LIVE_DAYS = 14

/**
 * Takes a few boards whose day is over; call it until it gives 0. Each board keeps its last standings alone: where nothing
 * moved since, they are still those of yesterday. Several workers share the work, and a crash loses none.
 */
export async function keepStandings(ctx: Context): Promise<number> {
  const now = ctx.now()
  const today = now.toISOString().slice(0, 10)
  return transact(ctx, async tx => {
    const due = await tx.tx
      .select({ onDay: boardActivity.onDay, scopeId: boardActivity.scopeId })
      .from(boardActivity)
      .where(and(isNull(boardActivity.keptAt), lt(boardActivity.onDay, today)))
      .orderBy(asc(boardActivity.onDay))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true })
    for (const { onDay, scopeId } of due) await keep(tx, scopeId, onDay)
    return due.length
  })
}

/** Forgets what nobody is shown any more. */
export async function forgetOldMoves(ctx: Context): Promise<void> {
  const now = ctx.now().getTime()
  const day = new Date(now - ACTIVE_DAYS * DAY_MS).toISOString().slice(0, 10)
  await db(ctx)
    .delete(boardActivity)
    .where(and(lt(boardActivity.onDay, day), isNotNull(boardActivity.keptAt)))
  await db(ctx)
    .delete(rankPasses)
    .where(lt(rankPasses.passedAt, new Date(now - PASSES_LIVE_DAYS * DAY_MS)))
}

async function keep(tx: TxContext, scopeId: string, onDay: string): Promise<void> {
  const end = new Date(Date.parse(onDay) + DAY_MS - 1)
  await tx.tx.execute(sql`delete from board_standings where scope_id = ${scopeId}::uuid and on_day <= ${onDay}::date`)
  for (const { period, startsOn } of boardsOf(scopeId, end)) {
    const lately = new Date(end.getTime() - ACTIVE_DAYS * DAY_MS).toISOString()
    await tx.tx.execute(
      sql`insert into board_standings (scope_id, period, starts_on, on_day, user_id, rank, xp)
          select ${scopeId}::uuid, ${period}, ${startsOn}::date, ${onDay}::date, user_id, rank, xp
          from (select user_id, xp, reached_at, (rank() over (order by xp desc))::int as rank
                from (${inOrder(scopeId, period, startsOn)}) top) ranked
          where rank <= ${FIRST} or reached_at >= ${lately}::timestamptz
          on conflict do nothing`,
    )
  }
  await tx.tx.execute(
    sql`update board_activity set kept_at = ${tx.now().toISOString()}::timestamptz
        where scope_id = ${scopeId}::uuid and on_day = ${onDay}::date`,
  )
}

/** The first of a board, or, where the scope is a peer group, its listed members. */
function inOrder(scopeId: string, period: string, startsOn: string) {
  const board = sql`period = ${period} and starts_on = ${startsOn}::date and listed and xp > 0`
  return sql`(select user_id, xp, reached_at from xp_totals where scope_id = ${scopeId}::uuid and ${board}
      order by xp desc nulls last, reached_at, user_id limit ${DEPTH})
    union all
    (select t.user_id, t.xp, t.reached_at from peer_groups g join peer_group_members m on m.group_id = g.id
      join xp_totals t on t.scope_id = coalesce(g.course_id, '00000000-0000-0000-0000-000000000000') and t.user_id = m.user_id
      where g.id = ${scopeId}::uuid and ${board})`
}
