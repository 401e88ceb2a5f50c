// A course that waits for a review, locked.
import { eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { DomainError } from '@/lib/core/errors'
import { managedCourse } from '../standing'

/** Throws as `managedCourse` does, and `conflict` where nothing waits (any more). */
export async function submittedCourse(ctx: TxContext, ref: string): Promise<typeof courses.$inferSelect> {
  const { id } = await managedCourse(ctx, ref)
  const [course] = await ctx.tx.select().from(courses).where(eq(courses.id, id))
  if (!course?.submittedAt) throw new DomainError('conflict', 'This course no longer waits for a review.')
  return course
}
