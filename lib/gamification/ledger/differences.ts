// Compares everything derived from the ledger with the ledger itself, and can write it anew.
import { type SQL, sql } from 'drizzle-orm'
import { rows, type TxContext, transact } from '@/db/client'
import { type Context, requirePermission } from '@/lib/core/context'
import { only } from '@/lib/core/only'
import { MAX_LEVEL, xpAt } from '../levels/curve'
import { FIRST_MILESTONE } from '../levels/milestones'

/** `kept` is what the table says, `ledger` what the entries add up to. */
export type Difference = { kind: 'stats' | 'total' | 'level' | 'formula'; what: string; kept: number; ledger: number }

/** At most so many of each kind are told. */
const TOLD = 200

/**
 * Each comparison is one statement, hence one moment: deeds that commit meanwhile are no differences. Only for who may
 * correct the ledger.
 */
export async function xpDifferences(ctx: Context): Promise<{ entries: number; differences: Difference[] }> {
  requirePermission(ctx, 'xp.correct')
  const counted = await rows<{ entries: number }>(ctx, sql`select count(*)::int as entries from xp_entries`)
  const differences: Difference[] = []
  for (const comparison of [STATS, TOTALS, LEVELS, FORMULA]) {
    differences.push(...(await rows<Difference>(ctx, sql`${comparison} limit ${TOLD}`)))
  }
  return { entries: only(counted).entries, differences }
}

/** Writes amounts and totals as the ledger has them; deeds wait meanwhile. Levels follow with the next deed of each learner. */
export async function repairXp(ctx: Context): Promise<void> {
  requirePermission(ctx, 'xp.correct')
  await transact(ctx, async (tx: TxContext) => {
    await tx.tx.execute(sql`lock table xp_entries in share row exclusive mode`)
    await tx.tx.execute(sql`insert into user_stats (user_id, xp) select user_id, xp from (${BY_USER}) e
      on conflict (user_id) do update set xp = excluded.xp`)
    await tx.tx.execute(
      sql`update user_stats s set xp = 0 where xp <> 0 and not exists (select 1 from xp_entries e where e.user_id = s.user_id)`,
    )
    await tx.tx.execute(sql`delete from xp_totals t where not exists (
      select 1 from (${BY_BOARD}) e where (e.scope_id, e.period, e.starts_on, e.user_id) = (t.scope_id, t.period, t.starts_on, t.user_id))`)
    await tx.tx.execute(sql`insert into xp_totals (scope_id, period, starts_on, user_id, xp, reached_at)
      select scope_id, period, starts_on, user_id, xp, reached_at from (${BY_BOARD}) e
      on conflict (scope_id, period, starts_on, user_id) do update set xp = excluded.xp`)
  })
}

const BY_USER: SQL = sql`select user_id, sum(amount)::int as xp from xp_entries group by user_id`

/** The same as `write-entry.ts` keeps, in one statement: weeks begin on Monday, months on the first, in UTC. */
const BY_BOARD: SQL = sql`
  select s.scope_id, p.period, p.starts_on, e.user_id, sum(e.amount)::int as xp, max(e.occurred_at) as reached_at
  from xp_entries e
  cross join lateral (values ('00000000-0000-0000-0000-000000000000'::uuid), (e.course_id)) as s (scope_id)
  cross join lateral (values
    ('week', date_trunc('week', e.occurred_at at time zone 'UTC')::date),
    ('month', date_trunc('month', e.occurred_at at time zone 'UTC')::date),
    ('all', date '1970-01-01')) as p (period, starts_on)
  where s.scope_id is not null
  group by 1, 2, 3, 4`

const STATS: SQL = sql`
  select 'stats' as kind, coalesce(s.user_id, e.user_id)::text as what, coalesce(s.xp, 0) as kept, coalesce(e.xp, 0) as ledger
  from user_stats s full join (${BY_USER}) e on e.user_id = s.user_id
  where coalesce(s.xp, 0) <> coalesce(e.xp, 0)`

/** Boards of a deleted course are gone from the ledger's view and may stay as they were. */
const TOTALS: SQL = sql`
  select 'total' as kind, concat_ws(' ', coalesce(t.user_id, e.user_id), coalesce(t.scope_id, e.scope_id),
    coalesce(t.period, e.period), coalesce(t.starts_on, e.starts_on)) as what, coalesce(t.xp, 0) as kept, coalesce(e.xp, 0) as ledger
  from xp_totals t full join (${BY_BOARD}) e
    on e.scope_id = t.scope_id and e.period = t.period and e.starts_on = t.starts_on and e.user_id = t.user_id
  where coalesce(t.xp, 0) <> coalesce(e.xp, 0)
    and (t.scope_id is null or t.scope_id = '00000000-0000-0000-0000-000000000000'
      or exists (select 1 from courses c where c.id = t.scope_id))`

const CURVE = Array.from({ length: MAX_LEVEL }, (_, at) => xpAt(at + 1)).join(',')

/** Milestones may hold a level down, and below the first of them nothing does. */
const LEVELS: SQL = sql`
  select 'level' as kind, user_id::text as what, level::int as kept, reached as ledger
  from user_stats cross join lateral (select greatest(1, width_bucket(xp, ${sql.raw(`array[${CURVE}]`)})) as reached) r
  where level > reached or (level < reached and level < ${FIRST_MILESTONE} - 1)`

const FORMULA: SQL = sql`
  select 'formula' as kind, id::text as what, amount as kept, (round(base * multiplier::numeric * repeat_factor::numeric) + streak_bonus)::int as ledger
  from xp_entries
  where amount <> round(base * multiplier::numeric * repeat_factor::numeric) + streak_bonus`
