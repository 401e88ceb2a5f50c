// Takes somebody off the list of a course. What they did is kept, so that a later grant brings it back.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { enrollments } from '@/db/schema/learning'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { enrollmentRevoked } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import type { RevokeAccessInput } from './learners/schemas'
import { grantableCourse } from './reads'

/** The learner is told by mail, with the reason. Throws as `grantableCourse` does, and `not_found` for who is not enrolled. */
export async function revokeAccess(ctx: Context, input: RevokeAccessInput): Promise<void> {
  const { courseId } = await grantableCourse(ctx, input.courseId)
  const { userId, reason } = input
  if (!isId(userId)) throw notFound('learner')
  await transact(ctx, async tx => {
    const [gone] = await tx.tx
      .delete(enrollments)
      .where(and(eq(enrollments.courseId, courseId), eq(enrollments.userId, userId)))
      .returning()
    if (!gone) throw notFound('learner')
    const { id: enrollmentId, source, versionId, completedLessons, enrolledAt, completedAt } = gone
    const times = { enrolledAt: enrolledAt.toISOString(), completedAt: completedAt?.toISOString() ?? null }
    const before = { source, versionId, completedLessons, ...times }
    await emit(tx, enrollmentRevoked, { courseId, userId, enrollmentId, reason, before })
  })
}
