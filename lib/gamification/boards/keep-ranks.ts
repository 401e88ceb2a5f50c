// Keeps what ranks far down are read from: the histogram of each big board, and its sorted set where there is a store for one.
import { lt, sql } from 'drizzle-orm'
import { db, rows, transact } from '@/db/client'
import { boardHistogram } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { type Ranking, ranking, type Score } from '@/lib/platform/ranking'
import { EVERYBODY } from '../ledger/periods'
import { type Board, boardSet, boardsOf } from './board'
import { EXACT_TO } from './rank-of'
import { crowdedCourses } from './reads'

/** One step of the histogram holds about so many learners: what is counted between two steps stays below it. */
const STEP = 250
const PAGE = 5000
/** What a set missed (a put that failed, a race of two) is mended when it is made anew. */
const SET_LIVES_SECONDS = 6 * 3600
const FORGOTTEN_MS = 2 * 24 * 3_600_000

/** Looks at all boards that may be big: everybody's, and those of courses with many learners. Running it twice is once. */
export async function keepRanks(ctx: Context): Promise<void> {
  for (const scopeId of [EVERYBODY, ...(await crowdedCourses(ctx, EXACT_TO))]) {
    for (const board of boardsOf(scopeId, ctx.now())) {
      if (await isBig(ctx, board)) await keepBoard(ctx, board)
    }
  }
  const old = new Date(ctx.now().getTime() - FORGOTTEN_MS)
  await db(ctx).delete(boardHistogram).where(lt(boardHistogram.countedAt, old))
}

export async function keepBoard(ctx: Context, board: Board, into: Ranking = ranking()): Promise<void> {
  await countHistogram(ctx, board)
  const set = boardSet(board)
  if (!(await into.isWhole(set))) await into.fill(set, pagesOf(ctx, board), SET_LIVES_SECONDS)
}

async function isBig(ctx: Context, { scopeId, period, startsOn }: Board): Promise<boolean> {
  const found = await rows(
    ctx,
    sql`select 1 from xp_totals
        where scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date and listed
        order by xp desc nulls last offset ${EXACT_TO} limit 1`,
  )
  return found.length > 0
}

/**
 * A step stands at the first total of each `STEP` places from the top: between two steps stand fewer than that, however
 * many share one total. Readers see the old steps or the new ones.
 */
async function countHistogram(ctx: Context, { scopeId, period, startsOn }: Board): Promise<void> {
  const board = sql`scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date`
  await transact(ctx, async tx => {
    await tx.tx.execute(sql`delete from board_histogram where ${board}`)
    await tx.tx.execute(
      sql`insert into board_histogram (scope_id, period, starts_on, floor, above, counted_at)
          select ${scopeId}::uuid, ${period}, ${startsOn}::date, max(xp), min(above), ${tx.now().toISOString()}::timestamptz
          from (select xp, (sum(count(*)) over (order by xp desc))::int as above
                from xp_totals where ${board} and listed and xp > 0 group by xp) totals
          group by above / ${sql.raw(String(STEP))}`,
    )
  })
}

async function* pagesOf(ctx: Context, { scopeId, period, startsOn }: Board): AsyncGenerator<Score[]> {
  for (let after = EVERYBODY; ; ) {
    const page = await rows<Score>(
      ctx,
      sql`select user_id as member, xp as score from xp_totals
          where scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date and listed and xp > 0
            and user_id > ${after}::uuid
          order by user_id limit ${PAGE}`,
    )
    yield page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = last.member
  }
}
