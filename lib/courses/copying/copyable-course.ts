// A course that the actor may copy: one they may edit, or one that is offered to all who teach.
import { and, eq, ne, or, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { managedCourse } from '../standing'

/** Throws as `managedCourse` does. */
export async function copyableCourse(ctx: TxContext, ref: string): Promise<typeof courses.$inferSelect> {
  const isIt = or(sql`${courses.id}::text = ${ref}`, eq(courses.slug, ref.replaceAll('\0', '')))
  const [template] = await ctx.tx
    .select()
    .from(courses)
    .where(and(isIt, eq(courses.isTemplate, true), ne(courses.status, 'archived')))
  if (template && ctx.actor.permissions.has('course.create')) return template
  const { id } = await managedCourse(ctx, ref)
  const [course] = await ctx.tx.select().from(courses).where(eq(courses.id, id))
  if (!course) throw new Error('a managed course is there')
  return course
}
