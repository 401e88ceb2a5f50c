// People as admins find them: a list by name, address, role and state, and one person with their sessions.
import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requirePermission } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { decodeCursor, encodeCursor } from '@/lib/platform/cursor'
import { sessionsOf } from '../sessions/reads'
import type { PeopleFilter, PeopleList, PeopleQuery, Person, PersonDetail } from './schemas'

const { id, name, email, image, role, emailVerifiedAt, suspendedAt, suspendedReason, createdAt } = users
const columns = {
  ...{ id, name, email, image, role, emailVerifiedAt, suspendedAt, suspendedReason, createdAt },
  // Drizzle leaves the table's name away where there is one alone, and `id` would be that of the session.
  lastSeenAt: sql<
    string | null
  >`(select s.last_used_at from sessions s where s.user_id = users.id order by s.last_used_at desc nulls last limit 1)`,
}
type Row = Pick<typeof users.$inferSelect, Exclude<keyof typeof columns, 'lastSeenAt'>> & { lastSeenAt: string | null }

/** Who joined last comes first. Throws `forbidden` to all but admins, `invalid` for a cursor of another list. */
export async function peopleList(ctx: Context, { limit, cursor, ...filter }: PeopleQuery): Promise<PeopleList> {
  requirePermission(ctx, 'user.manage')
  const list = `people ${JSON.stringify(filter)}`
  const found = await db(ctx)
    .select(columns)
    .from(users)
    .where(and(means(filter), cursor === undefined ? undefined : lt(users.id, before(list, cursor))))
    .orderBy(desc(users.id))
    .limit(limit + 1)
  const last = found.at(limit - 1)
  return {
    items: found.slice(0, limit).map(personDto),
    nextCursor: last && found.length > limit ? encodeCursor(list, [last.id]) : null,
  }
}

/** How many a filter means, counted to `most` at most. */
export async function peopleCount(ctx: Context, filter: PeopleFilter, most: number): Promise<number> {
  requirePermission(ctx, 'user.manage')
  const some = db(ctx).select({ id: users.id }).from(users).where(means(filter)).limit(most).as('some')
  const [row] = await db(ctx).select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

/** Throws `not_found`, and `forbidden` to all but admins. */
export async function personDetail(ctx: Context, userId: string): Promise<PersonDetail> {
  requirePermission(ctx, 'user.manage')
  const more = { hasPassword: isNotNull(users.passwordHash), hasCodes: isNotNull(users.totpConfirmedAt) }
  const query = () =>
    db(ctx)
      .select({ ...columns, ...more })
      .from(users)
      .where(eq(users.id, userId))
  const [row] = isId(userId) ? await query() : []
  if (!row) throw notFound('person')
  const sessions = await sessionsOf(ctx, row.id, null)
  return {
    ...personDto(row),
    hasPassword: Boolean(row.hasPassword),
    hasCodes: Boolean(row.hasCodes),
    sessions: sessions.map(({ current: _, ...session }) => session),
  }
}

/** Every word has to be in the name or the address; an id means whose it is. */
function means({ query, role, state }: PeopleFilter): SQL | undefined {
  const words = query.toLowerCase().replaceAll('\0', '').split(/\s+/).filter(Boolean).slice(0, 6)
  return and(
    ...(isId(query) ? [eq(users.id, query)] : words.map(hasWord)),
    role === 'any' ? undefined : eq(users.role, role),
    STATES[state],
  )
}

function hasWord(word: string): SQL | undefined {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  return or(
    sql`cairn_unaccent(lower(${users.name})) like cairn_unaccent(${like})`,
    sql`lower(${users.email}) like ${like}`,
  )
}

const STATES: Record<PeopleFilter['state'], SQL | undefined> = {
  all: undefined,
  open: isNull(users.suspendedAt),
  suspended: isNotNull(users.suspendedAt),
}

function personDto({ emailVerifiedAt, suspendedAt, lastSeenAt, createdAt, ...row }: Row): Person {
  const { id, name, email, image, role, suspendedReason } = row
  return {
    ...{ id, name, email, image, role, suspendedReason },
    emailVerified: emailVerifiedAt !== null,
    suspendedAt: suspendedAt?.toISOString() ?? null,
    lastSeenAt: lastSeenAt && new Date(lastSeenAt).toISOString(),
    createdAt: createdAt.toISOString(),
  }
}

const Key = z.tuple([z.uuid()])

function before(list: string, cursor: string): string {
  const parsed = Key.safeParse(decodeCursor(list, cursor))
  if (!parsed.success) throw invalid('cursor', 'This page link does not belong to this list.')
  return parsed.data[0]
}
