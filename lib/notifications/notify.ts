// Tells people of a fact: kept in the app, said live and mailed, each as they chose, and once however often it is heard.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db, rows, type TxContext, transact } from '@/db/client'
import { notificationCauses } from '@/db/schema/notifications'
import type { Context } from '@/lib/core/context'
import type { Fact } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { say } from '@/lib/platform/live'
import type { Kind, Told } from './kind'
import { mailNotification } from './mail-notification'
import { toldBy } from './reads'

const BATCH = 200
/** What happened longer ago is kept, but nobody is interrupted by it: a worker was away, or a school was filled with its past. */
const NEWS_MS = 24 * 3_600_000

/** Needs no order and no luck: what was written or mailed by an earlier run is left alone. */
export async function notify(ctx: Context, kind: Kind, fact: Fact, told: Told<object>[]): Promise<void> {
  const each = [...new Map(told.map(one => [one.userId, one])).values()].sort((a, b) => (a.userId < b.userId ? -1 : 1))
  const failures: unknown[] = []
  for (let at = 0; at < each.length; at += BATCH) {
    const some = each.slice(at, at + BATCH)
    await transact(ctx, tx => keep(tx, kind, fact, some))
    if (ctx.now().getTime() - fact.occurredAt.getTime() > NEWS_MS) continue
    for (const one of await toldBy(ctx, kind, fact.id, some)) {
      await mailOnce(ctx, kind, fact, one).catch(error => failures.push(error))
    }
  }
  if (failures.length > 0) throw failures[0]
}

type Kept = { id: string; userId: string; count: number; unread: number; data: object }

/** The cause decides, also between two at once: it is new, or nothing follows. What is unread and about the same grows. */
async function keep(tx: TxContext, kind: Kind, fact: Fact, told: Told<object>[]): Promise<void> {
  const at = fact.occurredAt.toISOString()
  const given = JSON.stringify(told.map(one => ({ ...one, id: newId(fact.occurredAt) })))
  const kept = await rows<Kept>(
    tx,
    sql`with told as (
          select t.*, coalesce(app."on", true) and ${wanted(kind)} as in_app
          from jsonb_to_recordset(${given}::jsonb) as t(id uuid, "userId" uuid, about text, data jsonb)
          join users u on u.id = t."userId" and u.suspended_at is null
          left join gamification_settings g on g.user_id = u.id
          left join notification_preferences app on app.user_id = u.id and app.kind = ${kind.key} and app.channel = 'app'
        ), caused as (
          insert into notification_causes (user_id, kind, fact_id, created_at)
          select "userId", ${kind.key}, ${fact.id}::uuid, ${at}::timestamptz from told order by "userId"
          on conflict do nothing returning user_id
        )
        insert into notifications as n (id, user_id, kind, about, data, happened_at, created_at)
        select t.id, t."userId", ${kind.key}, t.about, t.data, ${at}::timestamptz, ${at}::timestamptz
        from told t join caused c on c.user_id = t."userId" where t.in_app order by t."userId"
        on conflict (user_id, kind, about) where read_at is null
        do update set count = n.count + 1, data = excluded.data, happened_at = greatest(n.happened_at, excluded.happened_at)
        returning n.id, n.user_id as "userId", n.count, n.data`,
  )
  if (tx.now().getTime() - fact.occurredAt.getTime() > NEWS_MS) return
  for (const { id, userId, count, data } of kept) {
    const words = kind.words(data, count)
    if (words)
      say(tx, {
        topic: `user:${userId}`,
        name: 'notification',
        data: { id, kind: kind.key, count, quiet: kind.quiet === true, ...words },
      })
  }
}

/** Whether the mechanic of a kind is on; the settings are `g`. */
function wanted(kind: Kind) {
  return kind.mechanic ? sql`coalesce(g.${sql.identifier(kind.mechanic)}, true)` : sql`true`
}

/** Claimed by the database before it goes out, so that two runs at once mail nobody twice; given back when it could not be sent. */
async function mailOnce(
  ctx: Context,
  kind: Kind,
  fact: Fact,
  one: Told<object> & { email: string; name: string },
): Promise<void> {
  const cause = and(
    eq(notificationCauses.userId, one.userId),
    eq(notificationCauses.kind, kind.key),
    eq(notificationCauses.factId, fact.id),
  )
  const [claimed] = await db(ctx)
    .update(notificationCauses)
    .set({ mailedAt: ctx.now() })
    .where(and(cause, isNull(notificationCauses.mailedAt)))
    .returning({ userId: notificationCauses.userId })
  if (!claimed) return
  try {
    await mailNotification(kind, one)
  } catch (error) {
    await db(ctx).update(notificationCauses).set({ mailedAt: null }).where(cause)
    throw error
  }
}
