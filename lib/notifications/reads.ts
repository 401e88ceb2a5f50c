// One's own notifications and settings, and who is mailed what.
import { and, count, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { db, rows } from '@/db/client'
import { notificationPreferences, notifications } from '@/db/schema/notifications'
import { type Context, requireUser } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { decodeCursor, encodeCursor } from '@/lib/platform/cursor'
import type { Kind, Mechanic, Told } from './kind'
import { KINDS, kindOf } from './kinds'
import type { Notification, NotificationList, NotificationQuery, Preference } from './schemas'

const MOST_COUNTED = 100

/** Newest first, with how many are unread. Throws `invalid` for a cursor of another list. */
export async function ownNotifications(
  ctx: Context,
  { limit, cursor, which = 'all' }: NotificationQuery & { which?: 'all' | 'unread' | 'read' },
): Promise<NotificationList> {
  const user = requireUser(ctx)
  const list = `notifications ${which} ${user.id}`
  const { userId, readAt, happenedAt, id } = notifications
  const read = { all: undefined, unread: isNull(readAt), read: isNotNull(readAt) }[which]
  const found = await db(ctx)
    .select()
    .from(notifications)
    .where(and(eq(userId, user.id), read, cursor === undefined ? undefined : olderThan(list, cursor)))
    .orderBy(desc(happenedAt), desc(id))
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const isMore = found.length > limit && last !== undefined
  return {
    items: page.flatMap(notificationOf),
    nextCursor: isMore ? encodeCursor(list, [last.happenedAt.getTime(), last.id]) : null,
    unread: await unreadCount(ctx, user.id),
  }
}

function olderThan(list: string, cursor: string): SQL {
  const [at, id] = decodeCursor(list, cursor)
  if (typeof at !== 'number' || typeof id !== 'string' || !isId(id) || !(at >= 0 && at <= 8.64e12)) {
    throw invalid('cursor', 'This page link does not belong to this list.')
  }
  return sql`(${notifications.happenedAt}, ${notifications.id}) < (${new Date(at).toISOString()}::timestamptz, ${id}::uuid)`
}

/** Nothing where a kind is gone or its data is not what this version knows. */
function notificationOf(row: typeof notifications.$inferSelect): Notification[] {
  const words = kindOf(row.kind)?.words(row.data, row.count)
  if (!words) return []
  const { id, kind, happenedAt, readAt } = row
  return [
    {
      id,
      kind,
      ...words,
      count: row.count,
      happenedAt: happenedAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    },
  ]
}

/** To 100, so that a long absence costs no long count. */
export async function unreadCount(ctx: Context, userId: string): Promise<number> {
  const unread = and(eq(notifications.userId, userId), isNull(notifications.readAt))
  const some = db(ctx).select({ id: notifications.id }).from(notifications).where(unread).limit(MOST_COUNTED).as('some')
  const [row] = await db(ctx).select({ unread: count() }).from(some)
  return row?.unread ?? 0
}

/** `after` is the newest event on one's own channel: what comes later is told live. */
export type ShellNews = { unread: number; mechanics: Mechanic[]; after: string }

/** What the frame around every page shows of news: one query. */
export async function shellNews(ctx: Context): Promise<ShellNews> {
  const user = requireUser(ctx)
  type Row = { unread: number; after: string } & Record<Mechanic, boolean>
  const [row] = await rows<Row>(
    ctx,
    sql`select (select count(*)::int from (select 1 from notifications where user_id = u.id and read_at is null limit ${MOST_COUNTED}) s) as unread,
          coalesce((select max(e.id) from live_events e where e.topic = 'user:' || u.id), 0)::text as after,
          coalesce(g.xp, true) as xp, coalesce(g.streaks, true) as streaks, coalesce(g.achievements, true) as achievements,
          coalesce(g.boards, true) as boards
        from users u left join gamification_settings g on g.user_id = u.id where u.id = ${user.id}::uuid`,
    'notifications_shell_news',
  )
  const all: Mechanic[] = ['xp', 'streaks', 'achievements', 'boards']
  return {
    unread: row?.unread ?? 0,
    after: row?.after ?? '0',
    mechanics: all.filter(mechanic => row?.[mechanic] ?? false),
  }
}

/** Every kind with what is on: what somebody chose, else what the kind does by itself. Those of others’ work stay away. */
export async function ownPreferences(ctx: Context): Promise<Preference[]> {
  const user = requireUser(ctx)
  const chosen = await db(ctx).select().from(notificationPreferences).where(eq(notificationPreferences.userId, user.id))
  const on = (kind: string, channel: 'app' | 'email') =>
    chosen.find(one => one.kind === kind && one.channel === channel)?.on
  const groups = shownGroups(user.role)
  return KINDS.filter(({ group }) => groups.includes(group)).map(({ key, label, group, email }) => ({
    kind: key,
    label,
    group,
    app: on(key, 'app') ?? true,
    email: email === 'by_itself' ? email : (on(key, 'email') ?? email),
  }))
}

/** Everybody may be asked to teach. */
function shownGroups(role: string): Kind['group'][] {
  return ['Learning', 'Motivation', 'Teaching', ...(role === 'admin' ? (['Running the site'] as const) : [])]
}

/** Those of some people who are to be mailed about a fact, and were not yet. */
export async function toldBy(ctx: Context, kind: Kind, factId: string, told: Told<object>[]) {
  if (kind.email === 'by_itself') return []
  const mechanic = kind.mechanic ? sql`coalesce(g.${sql.identifier(kind.mechanic)}, true)` : sql`true`
  const found = await rows<{ userId: string; email: string; name: string }>(
    ctx,
    sql`select u.id as "userId", u.email, u.name from notification_causes c join users u on u.id = c.user_id
        left join gamification_settings g on g.user_id = u.id
        left join notification_preferences p on p.user_id = u.id and p.kind = c.kind and p.channel = 'email'
        where c.fact_id = ${factId}::uuid and c.kind = ${kind.key} and c.mailed_at is null and u.suspended_at is null
          and c.user_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(told.map(one => one.userId))}::jsonb))
          and coalesce(p."on", ${kind.email}::boolean) and ${mechanic}`,
  )
  const byUser = new Map(found.map(one => [one.userId, one]))
  return told.flatMap(one => {
    const person = byUser.get(one.userId)
    return person ? [{ ...one, ...person }] : []
  })
}
