// Messages between those who teach and those who learn, from either side.
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { db, rows } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { courses } from '@/db/schema/courses'
import { courseMessageRecipients, courseMessages } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { decodeCursor, encodeCursor } from '@/lib/platform/cursor'
import { bornOf, pageOf } from '../birth-cursor'
import type { Page } from '../schemas'
import type { ReceivedMessage, ReceivedMessageList, SentMessage, SentMessageList } from './schemas'

const author = { id: users.id, name: users.name, image: users.image }
const sent = {
  id: courseMessages.id,
  kind: courseMessages.kind,
  subject: courseMessages.subject,
  bodyMarkdown: courseMessages.bodyMarkdown,
  recipientCount: courseMessages.recipientCount,
  createdAt: courseMessages.createdAt,
  author,
}

/** What was written in a course, newest first. Throws as `taughtCourse` does. */
export async function sentMessages(ctx: Context, courseRef: string, { limit, cursor }: Page): Promise<SentMessageList> {
  const { id } = await taughtCourse(ctx, courseRef)
  const list = `messages ${id}`
  const from = cursor === undefined ? undefined : bornOf(list, cursor)
  const after =
    from &&
    sql`(${courseMessages.createdAt}, ${courseMessages.id}) < (${from.createdAt.toISOString()}::timestamptz, ${from.id}::uuid)`
  const found = await db(ctx)
    .select(sent)
    .from(courseMessages)
    .leftJoin(users, eq(users.id, courseMessages.authorId))
    .where(and(eq(courseMessages.courseId, id), after))
    .orderBy(desc(courseMessages.createdAt), desc(courseMessages.id))
    .limit(limit + 1)
  const { page, nextCursor } = pageOf(list, found, limit)
  return { items: page.map(row => ({ ...row, createdAt: row.createdAt.toISOString() })), nextCursor }
}

/** One message of a course, for a verb that has just written it. */
export async function sentMessage(ctx: Context, courseId: string, id: string): Promise<SentMessage | undefined> {
  const [row] = await db(ctx)
    .select(sent)
    .from(courseMessages)
    .leftJoin(users, eq(users.id, courseMessages.authorId))
    .where(and(eq(courseMessages.courseId, courseId), eq(courseMessages.id, id)))
  return row && { ...row, createdAt: row.createdAt.toISOString() }
}

const received = {
  id: courseMessages.id,
  subject: courseMessages.subject,
  bodyMarkdown: courseMessages.bodyMarkdown,
  createdAt: courseMessages.createdAt,
  readAt: courseMessageRecipients.readAt,
  course: { id: courses.id, slug: courses.slug, title: courses.title },
  author,
}

function receivedRows(ctx: Context, where: SQL | undefined, order: SQL[], limit: number) {
  return db(ctx)
    .select(received)
    .from(courseMessageRecipients)
    .innerJoin(courseMessages, eq(courseMessages.id, courseMessageRecipients.messageId))
    .innerJoin(courses, eq(courses.id, courseMessages.courseId))
    .leftJoin(users, eq(users.id, courseMessages.authorId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
}

type Row = Omit<ReceivedMessage, 'createdAt' | 'readAt'> & { createdAt: Date; readAt: Date | null }
const receivedDto = (row: Row): ReceivedMessage => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
})

const newest = sql`${courseMessageRecipients.messageId} desc`
const mine = (userId: string) => eq(courseMessageRecipients.userId, userId)

/** What one was written, newest first; ids sort by birth. */
export async function receivedMessages(ctx: Context, { limit, cursor }: Page): Promise<ReceivedMessageList> {
  const user = requireUser(ctx)
  const list = `received ${user.id}`
  const [before] = cursor === undefined ? [] : decodeCursor(list, cursor)
  if (cursor !== undefined && !(typeof before === 'string' && isId(before))) {
    throw invalid('cursor', 'This page link does not belong to this list.')
  }
  const older = before === undefined ? undefined : sql`${courseMessageRecipients.messageId} < ${before}::uuid`
  const found = await receivedRows(ctx, and(mine(user.id), older), [newest], limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(receivedDto),
    nextCursor: last && found.length > limit ? encodeCursor(list, [last.id]) : null,
  }
}

const ON_HOME = 3

/** The few for Home, or for the page of one course: what one has not read first, then the newest. */
export async function latestMessages(ctx: Context, courseId?: string): Promise<ReceivedMessage[]> {
  const user = requireUser(ctx)
  const where = and(mine(user.id), courseId ? eq(courseMessages.courseId, courseId) : undefined)
  const unread = sql`(${courseMessageRecipients.readAt} is null) desc`
  return (await receivedRows(ctx, where, [unread, newest], ON_HOME)).map(receivedDto)
}

/** One message that the actor was sent. Throws `not_found` for any other. */
export async function receivedMessage(ctx: Context, id: string): Promise<ReceivedMessage> {
  const user = requireUser(ctx)
  if (!isId(id)) throw notFound('message')
  const [row] = await receivedRows(ctx, and(mine(user.id), eq(courseMessages.id, id)), [newest], 1)
  if (!row) throw notFound('message')
  return receivedDto(row)
}

export type ToMail = { userId: string; email: string }

/** Some of those who were not mailed a message yet. */
export function unmailed(ctx: Context, messageId: string, limit: number): Promise<ToMail[]> {
  return db(ctx)
    .select({ userId: users.id, email: users.email })
    .from(courseMessageRecipients)
    .innerJoin(users, eq(users.id, courseMessageRecipients.userId))
    .where(and(eq(courseMessageRecipients.messageId, messageId), isNull(courseMessageRecipients.mailedAt)))
    .limit(limit)
}

export type Letter = { subject: string; bodyMarkdown: string; authorName: string; courseTitle: string }

/** A message as a mail needs it; undefined when it is gone. */
export async function letterOf(ctx: Context, messageId: string): Promise<Letter | undefined> {
  const [row] = await rows<Letter>(
    ctx,
    sql`select m.subject, m.body_markdown as "bodyMarkdown", coalesce(u.name, 'Your teachers') as "authorName", c.title as "courseTitle"
        from course_messages m join courses c on c.id = m.course_id left join users u on u.id = m.author_id
        where m.id = ${messageId}::uuid`,
  )
  return row
}
