// The course that a verb is about, for those who may manage it.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { categories, courseStaff, courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { DomainError, invalid, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { type CourseStanding, mayManage } from './policy'

export type ManagedCourse = CourseStanding & Pick<typeof courses.$inferSelect, 'id' | 'title' | 'status' | 'categoryId'>

/**
 * Throws `unauthenticated` for guests, `forbidden` for others who can see the course, `not_found` for those who cannot.
 * Inside a transaction the course is locked until it ends.
 */
export async function managedCourse(ctx: Context, idOrSlug: string): Promise<ManagedCourse> {
  if (ctx.actor.kind === 'guest') throw new DomainError('unauthenticated', 'Please sign in to do that.')
  const which = isId(idOrSlug) ? eq(courses.id, idOrSlug) : eq(courses.slug, idOrSlug.replaceAll('\0', ''))
  const { id, title, status, categoryId, ownerId } = courses
  const query = db(ctx).select({ id, title, status, categoryId, ownerId }).from(courses).where(which)
  const [row] = await (ctx.tx ? query.for('update') : query)
  if (!row) throw notFound('course')
  const staff = await db(ctx)
    .select({ userId: courseStaff.userId })
    .from(courseStaff)
    .where(eq(courseStaff.courseId, row.id))
  const course = { ...row, staff: staff.map(({ userId }) => userId) }
  if (mayManage(ctx.actor, course)) return course
  if (row.status !== 'published') throw notFound('course')
  throw new DomainError('forbidden', 'Only those who teach this course can do that.')
}

/** The id of a category. Throws `invalid` at `categorySlug`. */
export async function categoryId(ctx: Context, slug: string): Promise<string> {
  const [row] = await db(ctx).select({ id: categories.id }).from(categories).where(eq(categories.slug, slug))
  if (row) return row.id
  throw invalid('categorySlug', `There is no category “${slug}” here.`)
}
