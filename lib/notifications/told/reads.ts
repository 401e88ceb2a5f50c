// What the words of notifications need to know of others: names, titles, and who is concerned.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db, rows } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { courseStaff, courses } from '@/db/schema/courses'
import { peerGroupMembers, peerGroups } from '@/db/schema/gamification'
import { courseMessageRecipients, enrollments } from '@/db/schema/learning'
import type { Context } from '@/lib/core/context'

export async function courseNamed(ctx: Context, id: string): Promise<{ title: string; slug: string } | undefined> {
  const [row] = await db(ctx)
    .select({ title: courses.title, slug: courses.slug })
    .from(courses)
    .where(eq(courses.id, id))
  return row
}

export async function nameOf(ctx: Context, userId: string): Promise<string | undefined> {
  const [row] = await db(ctx).select({ name: users.name }).from(users).where(eq(users.id, userId))
  return row?.name
}

/** A message with its author and course, and everybody whom it was sent to. */
export async function messageReaders(ctx: Context, messageId: string) {
  const [message] = await rows<{ subject: string; author: string; course: string }>(
    ctx,
    sql`select m.subject, coalesce(u.name, 'Your teachers') as author, c.title as course
        from course_messages m join courses c on c.id = m.course_id left join users u on u.id = m.author_id
        where m.id = ${messageId}::uuid`,
  )
  const found = await db(ctx)
    .select({ userId: courseMessageRecipients.userId })
    .from(courseMessageRecipients)
    .where(eq(courseMessageRecipients.messageId, messageId))
  return { message, userIds: found.map(({ userId }) => userId) }
}

/** Those enrolled in a course who have not completed it. */
export async function learnersUnderWay(ctx: Context, courseId: string): Promise<string[]> {
  const found = await db(ctx)
    .select({ userId: enrollments.userId })
    .from(enrollments)
    .where(and(eq(enrollments.courseId, courseId), isNull(enrollments.completedAt)))
  return found.map(({ userId }) => userId)
}

export async function courseTeachers(ctx: Context, courseId: string): Promise<string[]> {
  const found = await db(ctx)
    .select({ userId: courseStaff.userId })
    .from(courseStaff)
    .where(eq(courseStaff.courseId, courseId))
  return found.map(({ userId }) => userId)
}

export async function admins(ctx: Context): Promise<string[]> {
  const found = await db(ctx).select({ id: users.id }).from(users).where(eq(users.role, 'admin'))
  return found.map(({ id }) => id)
}

export async function groupMembers(ctx: Context, groupId: string): Promise<{ name: string; userIds: string[] }> {
  const found = await db(ctx)
    .select({ name: peerGroups.name, userId: peerGroupMembers.userId })
    .from(peerGroupMembers)
    .innerJoin(peerGroups, eq(peerGroups.id, peerGroupMembers.groupId))
    .where(eq(peerGroupMembers.groupId, groupId))
  return { name: found[0]?.name ?? '', userIds: found.map(({ userId }) => userId) }
}
