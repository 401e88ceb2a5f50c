// Who teaches a course, for those who teach it, and whether somebody teaches at all.
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { courseStaff } from '@/db/schema/courses'
import { actorId, type Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { managedCourse } from '../standing'
import type { StaffMember } from './schemas'

const columns = {
  user: { id: users.id, name: users.name, image: users.image },
  email: users.email,
  role: courseStaff.role,
}
const rank = sql`array_position(array['owner','co_instructor','assistant'], ${courseStaff.role})`

/** The owner first. Throws as `managedCourse` does. */
export async function courseStaffList(ctx: Context, courseRef: string): Promise<StaffMember[]> {
  const { id } = await managedCourse(ctx, courseRef, 'assist')
  return db(ctx)
    .select(columns)
    .from(courseStaff)
    .innerJoin(users, eq(users.id, courseStaff.userId))
    .where(eq(courseStaff.courseId, id))
    .orderBy(rank, asc(users.name), asc(users.id))
}

/** One of those who teach a course. Throws `not_found` for others. */
export async function staffMember(ctx: Context, courseId: string, userId: string): Promise<StaffMember> {
  if (!isId(userId)) throw notFound('person in this course’s staff')
  const [row] = await db(ctx)
    .select(columns)
    .from(courseStaff)
    .innerJoin(users, eq(users.id, courseStaff.userId))
    .where(and(eq(courseStaff.courseId, courseId), eq(courseStaff.userId, userId)))
  if (!row) throw notFound('person in this course’s staff')
  return row
}

/** Whether the actor teaches anything; one look into an index, for the frame around every page. */
export async function isTeaching(ctx: Context): Promise<boolean> {
  const me = actorId(ctx)
  if (!me) return false
  const [row] = await db(ctx)
    .select({ courseId: courseStaff.courseId })
    .from(courseStaff)
    .where(eq(courseStaff.userId, me))
    .limit(1)
  return row !== undefined
}
