// The course that a verb is about, for those who may manage it.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { categories, courseStaff, courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { DomainError, invalid, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { type CourseStanding, mayManage, staffRole, type Trust } from './policy'

export type ManagedCourse = CourseStanding & Pick<typeof courses.$inferSelect, 'id' | 'title' | 'status' | 'categoryId'>

/**
 * Throws `unauthenticated` for guests, `forbidden` for others who can see the course and for staff whose part does not go as
 * far as `as`, `not_found` for those who cannot see it.
 * Inside a transaction the course is locked until it ends.
 */
export async function managedCourse(ctx: Context, idOrSlug: string, as: Trust = 'edit'): Promise<ManagedCourse> {
  if (ctx.actor.kind === 'guest') throw new DomainError('unauthenticated', 'Please sign in to do that.')
  const which = isId(idOrSlug) ? eq(courses.id, idOrSlug) : eq(courses.slug, idOrSlug.replaceAll('\0', ''))
  const { id, title, status, categoryId, ownerId } = courses
  const query = db(ctx).select({ id, title, status, categoryId, ownerId }).from(courses).where(which)
  const [row] = await (ctx.tx ? query.for('update') : query)
  if (!row) throw notFound('course')
  const staff = await db(ctx)
    .select({ userId: courseStaff.userId, role: courseStaff.role })
    .from(courseStaff)
    .where(eq(courseStaff.courseId, row.id))
  const course = { ...row, staff }
  if (mayManage(ctx.actor, course, as)) return course
  const role = staffRole(ctx.actor, course)
  if (role === null && row.status !== 'published') throw notFound('course')
  throw new DomainError('forbidden', REFUSALS[role === null ? 'assist' : as])
}

const REFUSALS: Record<Trust, string> = {
  assist: 'Only those who teach this course can do that.',
  edit: 'Assistants care for the learners of this course; its text is changed by its owner and co-instructors.',
  own: 'Only the owner of this course can do that.',
}

/** The id of a category. Throws `invalid` at `categorySlug`. */
export async function categoryId(ctx: Context, slug: string): Promise<string> {
  const [row] = await db(ctx).select({ id: categories.id }).from(categories).where(eq(categories.slug, slug))
  if (row) return row.id
  throw invalid('categorySlug', `There is no category “${slug}” here.`)
}
