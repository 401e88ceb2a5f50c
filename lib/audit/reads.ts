// The trail as admins read it: a list by filters, one entry, the state of the chain, and all of it in batches for a download.
import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { db, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { auditChain, auditEntries as entries } from '@/db/schema/audit'
import { courses, lessons } from '@/db/schema/courses'
import { sittings } from '@/db/schema/platform'
import { userIdByEmail } from '@/lib/accounts/reads'
import { type Context, requirePermission } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { decodeCursor, encodeCursor } from '@/lib/platform/cursor'
import { changesOf } from './changes'
import { kindsOf, wordsOf } from './kinds'
import type { AuditEntry, AuditFilter, AuditList, AuditQuery, ChainState, Change } from './schemas'

const DAY_MS = 86_400_000
const TAIL = 10_000
const MOST_WAITING = 10_000
const Key = z.tuple([z.number().int().min(-8.64e15).max(8.64e15), z.uuid()])

/** The newest first. Throws `forbidden` to all but admins, `invalid` for a cursor of another list. */
export async function auditList(ctx: Context, { limit, cursor, ...filter }: AuditQuery): Promise<AuditList> {
  requirePermission(ctx, 'audit.read')
  const list = `audit ${JSON.stringify(filter)}`
  const found = await select(ctx)
    .where(and(await means(ctx, filter), cursor === undefined ? undefined : after(list, cursor)))
    .orderBy(desc(entries.occurredAt), desc(entries.id))
    .limit(limit + 1)
  const last = found.at(limit - 1)?.entry
  return {
    items: await named(ctx, found.slice(0, limit).map(entryDto)),
    nextCursor: last && found.length > limit ? encodeCursor(list, [last.occurredAt.getTime(), last.id]) : null,
  }
}

/** Throws `not_found`, and as `auditList` does. */
export async function auditEntry(ctx: Context, id: string): Promise<AuditEntry> {
  requirePermission(ctx, 'audit.read')
  const [row] = isId(id) ? await select(ctx).where(eq(entries.id, id)) : []
  if (!row) throw notFound('entry')
  const [entry] = await named(ctx, [entryDto(row)])
  return entry ?? entryDto(row)
}

/** All that a filter means, in batches. Throws as `auditList` does. */
export async function* allEntries(ctx: Context, filter: AuditFilter): AsyncGenerator<AuditEntry[]> {
  let cursor: string | undefined
  do {
    const page = await auditList(ctx, { ...filter, limit: 500, cursor })
    yield page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

/** Looks at the end of the chain alone, so that it may be asked each minute; `verifyChain` walks all of it. */
export async function chainState(ctx: Context): Promise<ChainState> {
  requirePermission(ctx, 'audit.read')
  return transact(ctx, async tx => {
    const [head] = await tx.tx.select().from(auditChain).for('share')
    if (!head) throw new Error('the chain of the audit trail has lost its end: the table audit_chain is empty')
    const { number, hash } = head
    const [last] = await tx.tx
      .select({ number: entries.number, hash: entries.hash })
      .from(entries)
      .where(isNotNull(entries.number))
      .orderBy(sql`${entries.number} desc nulls last`)
      .limit(1)
    const kept = await tx.tx.$count(entries, sql`number > ${number - TAIL}`)
    const endsRight = number === 0 ? !last : last?.number === number && last.hash === hash
    const isWhole = endsRight && kept === Math.min(number, TAIL)
    const counts = { waiting: await waitingEntries(tx), beingWritten: await tx.tx.$count(sittings) }
    return { number, hash, isWhole, ...counts, sealedAt: head.sealedAt?.toISOString() ?? null }
  })
}

async function waitingEntries(ctx: Context): Promise<number> {
  const some = db(ctx)
    .select({ id: entries.id })
    .from(entries)
    .where(isNull(entries.number))
    .limit(MOST_WAITING)
    .as('some')
  const [row] = await db(ctx).select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

const actors = alias(users, 'actors')

function select(ctx: Context) {
  return db(ctx)
    .select({
      entry: entries,
      actorName: actors.name,
      personName: users.name,
      lessonTitle: lessons.title,
      courseTitle: courses.title,
    })
    .from(entries)
    .leftJoin(actors, eq(actors.id, entries.actorId))
    .leftJoin(users, eq(users.id, entries.subjectId))
    .leftJoin(lessons, eq(lessons.id, entries.subjectId))
    .leftJoin(courses, eq(courses.id, entries.courseId))
}
type Row = Awaited<ReturnType<typeof select>>[number]

function entryDto({ entry, actorName, ...names }: Row): AuditEntry {
  const { id, number, hash, name, actorKind, actorId, sessionId, courseId, requestId, payload, writtenIn } = entry
  return {
    id,
    number,
    hash,
    kind: name,
    words: wordsOf(name),
    actor: { kind: actorKind, id: actorId, name: actorName ?? entry.actorName },
    subject: subjectOf(entry, names),
    course: courseId === null ? null : { id: courseId, title: names.courseTitle },
    reason: typeof payload.reason === 'string' ? payload.reason : null,
    changes: changesOf(payload),
    details: payload,
    sessionId,
    requestId,
    occurredAt: entry.occurredAt.toISOString(),
    writtenIn,
  }
}

/** People among what changed by their names of today; whoever is gone stays an id. `details` keep what was sealed. */
async function named(ctx: Context, entries: AuditEntry[]): Promise<AuditEntry[]> {
  const isPerson = ({ field }: Change) => field === 'ownerId'
  const sides = entries.flatMap(({ changes }) =>
    changes.filter(isPerson).flatMap(({ before, after }) => [before, after]),
  )
  const ids = sides.filter(id => typeof id === 'string').filter(isId)
  if (ids.length === 0) return entries
  const found = await db(ctx).select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids))
  const names = new Map<unknown, string>(found.map(({ id, name }) => [id, name]))
  const name = (id: unknown) => names.get(id) ?? id
  return entries.map(entry => ({
    ...entry,
    changes: entry.changes.map(change =>
      isPerson(change) ? { ...change, before: name(change.before), after: name(change.after) } : change,
    ),
  }))
}

type Names = Pick<Row, 'personName' | 'lessonTitle' | 'courseTitle'>

function subjectOf({ subjectId: id, courseId }: Row['entry'], names: Names): AuditEntry['subject'] {
  if (!id) return null
  if (id === courseId) return { kind: 'course', id, name: names.courseTitle }
  if (names.personName !== null) return { kind: 'person', id, name: names.personName }
  if (names.lessonTitle !== null) return { kind: 'lesson', id, name: names.lessonTitle }
  return { kind: 'other', id, name: null }
}

/** What is asked for and nobody can be found by means nothing. */
async function means(ctx: Context, { who, kind, subject, from, to, requestId }: AuditFilter): Promise<SQL | undefined> {
  return and(
    who === undefined ? undefined : await byActor(ctx, who),
    kind === undefined ? undefined : inArray(entries.name, kindsOf(kind)),
    subject === undefined ? undefined : await aboutSubject(ctx, subject),
    from === undefined ? undefined : gte(entries.occurredAt, new Date(from)),
    to === undefined ? undefined : lt(entries.occurredAt, endOf(to)),
    requestId === undefined ? undefined : eq(entries.requestId, requestId),
  )
}

/** A day ends with its last moment, a moment with itself. */
function endOf(to: string): Date {
  const at = new Date(to).getTime()
  return new Date(at + (to.includes('T') ? 1 : DAY_MS))
}

async function byActor(ctx: Context, who: string): Promise<SQL | undefined> {
  if (who === 'system' || who === 'guest') return eq(entries.actorKind, who)
  const id = isId(who) ? who : await userIdByEmail(ctx, who)
  return id ? eq(entries.actorId, id) : sql`false`
}

async function aboutSubject(ctx: Context, subject: string): Promise<SQL | undefined> {
  const id = isId(subject) ? subject : ((await userIdByEmail(ctx, subject)) ?? (await courseIdBySlug(ctx, subject)))
  return id ? or(eq(entries.subjectId, id), eq(entries.courseId, id)) : sql`false`
}

async function courseIdBySlug(ctx: Context, slug: string): Promise<string | undefined> {
  const [row] = await db(ctx).select({ id: courses.id }).from(courses).where(eq(courses.slug, slug))
  return row?.id
}

function after(list: string, cursor: string): SQL {
  const parsed = Key.safeParse(decodeCursor(list, cursor))
  if (!parsed.success) throw invalid('cursor', 'This page link does not belong to this list.')
  const [ms, id] = parsed.data
  return sql`(${entries.occurredAt}, ${entries.id}) < (${new Date(ms).toISOString()}::timestamptz, ${id}::uuid)`
}
