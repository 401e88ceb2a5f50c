// What the anomaly filter looks at, and what those see who decide.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { RULES, type RuleKey } from '../rules'
import type { HourEntry } from './allowance'
import type { Flag } from './schemas'

const MOST_ENTRIES = 1000

/** The lesson of an entry and its length, in queries over `xp_entries e`. */
const OF_LESSON = sql`left join quizzes q on e.evidence_kind = 'quiz' and q.id = case when e.evidence_kind = 'quiz' then e.evidence_id::uuid end
  left join lessons l on l.id = coalesce(q.lesson_id, case when e.evidence_kind = 'lesson' then e.evidence_id::uuid end)
  left join media d on d.id = l.media_id`
const MINUTES = sql`coalesce(coalesce(d.duration_seconds, l.duration_seconds) / 60.0, 0)::float8`

/**
 * What somebody was paid for learning in the hour up to a moment, as far as nobody looked at it and found it right. Undefined for
 * whoever is held already.
 */
export async function hourOf(ctx: Context, userId: string, at: Date): Promise<HourEntry[] | undefined> {
  const from = new Date(at.getTime() - 3_600_000).toISOString()
  const found = await rows<HourEntry & { held: boolean }>(
    ctx,
    sql`select e.amount, l.id as "lessonId", ${MINUTES} as minutes,
          exists (select 1 from user_stats s where s.user_id = ${userId}::uuid and s.held_at is not null) as held
        from xp_entries e ${OF_LESSON}
        where e.user_id = ${userId}::uuid and e.evidence_kind in ('lesson', 'quiz', 'course', 'answer')
          and e.occurred_at > ${from}::timestamptz and e.occurred_at <= ${at.toISOString()}::timestamptz
          and e.occurred_at > coalesce((select max(f.decided_at) from xp_flags f
            where f.user_id = ${userId}::uuid and f.state = 'cleared'), '-infinity'::timestamptz)
        order by e.occurred_at desc limit ${MOST_ENTRIES}`,
    'flags_hour',
  )
  if (found.some(({ held }) => held)) return undefined
  return found.map(({ held: _, ...entry }) => entry)
}

type Row = Omit<Flag, 'raisedAt' | 'decidedAt' | 'user' | 'entries'> & {
  userId: string
  name: string
  image: string | null
  email: string
  raisedAt: string
  decidedAt: string | null
  entries: { id: string; rule: string; what: string | null; amount: number; minutes: number; at: string }[] | null
}

/** For those who decide: what waits, the oldest first, or what was decided, the newest first; 50 at most. */
export async function flagList(ctx: Context, which: 'open' | 'decided'): Promise<Flag[]> {
  requirePermission(ctx, 'xp.review')
  const [wanted, order] =
    which === 'open'
      ? [sql`f.state = 'open'`, sql`f.raised_at, f.id`]
      : [sql`f.state in ('cleared', 'upheld')`, sql`f.raised_at desc, f.id desc`]
  const found = await rows<Row>(
    ctx,
    sql`select f.id, f.user_id as "userId", u.name, u.image, u.email, f.state, f.xp_in_hour as "xpInHour", f.xp_allowed as "xpAllowed",
          f.raised_at as "raisedAt", f.decided_at as "decidedAt", b.name as "decidedBy", f.note, x.entries
        from xp_flags f
        join users u on u.id = f.user_id
        left join users b on b.id = f.decided_by
        left join lateral (
          select jsonb_agg(to_jsonb(paid) order by paid.at desc) as entries from (
            select e.id, e.rule, l.title as what, e.amount, ${MINUTES} as minutes, e.occurred_at as at
            from xp_entries e ${OF_LESSON}
            where e.user_id = f.user_id and e.occurred_at <= f.raised_at and e.occurred_at > f.raised_at - interval '1 hour'
            order by e.occurred_at desc limit 50) paid) x on true
        where ${wanted} order by ${order} limit 50`,
  )
  return found.map(({ userId, name, image, email, raisedAt, decidedAt, entries, ...flag }) => ({
    ...flag,
    user: { id: userId, name, image, email },
    raisedAt: new Date(raisedAt),
    decidedAt: decidedAt === null ? null : new Date(decidedAt),
    entries: (entries ?? []).map(({ rule, at, ...entry }) => ({
      ...entry,
      words: RULES[rule as RuleKey]?.words ?? rule,
      at: new Date(at),
    })),
  }))
}

/** How many wait for a decision, counted to a hundred. */
export async function waitingFlags(ctx: Context): Promise<number> {
  requirePermission(ctx, 'xp.review')
  const [row] = await rows<{ waiting: number }>(
    ctx,
    sql`select count(*)::int as waiting from (select 1 from xp_flags where state = 'open' limit 100) w`,
  )
  return row?.waiting ?? 0
}

/** Why one is held off the boards, in words; null for whoever is not. */
export async function ownHold(ctx: Context): Promise<{ since: Date; reason: string; isDecided: boolean } | null> {
  const user = requireUser(ctx)
  const [row] = await rows<{ since: string; reason: string; state: string }>(
    ctx,
    sql`select s.held_at as since, f.reason, f.state from user_stats s
        join xp_flags f on f.user_id = s.user_id
        where s.user_id = ${user.id}::uuid and s.held_at is not null
        order by f.raised_at desc, f.id desc limit 1`,
  )
  return row ? { since: new Date(row.since), reason: row.reason, isDecided: row.state === 'upheld' } : null
}
