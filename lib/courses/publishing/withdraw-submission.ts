// Takes back that an admin shall look at a course.
import { and, eq, isNotNull } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { reviewWithdrawn } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import type { CourseOnly } from './schemas'

/** What was no draft before stays as it is. Where nothing waits, nothing happens. */
export async function withdrawSubmission(ctx: Context, input: CourseOnly): Promise<void> {
  await transact(ctx, async tx => {
    const { id, title, ownerId, status } = await managedCourse(tx, input.id)
    const next = status === 'in_review' ? 'draft' : status
    const withdrawn = await tx.tx
      .update(courses)
      .set({ status: next, submittedAt: null, updatedAt: tx.now() })
      .where(and(eq(courses.id, id), isNotNull(courses.submittedAt)))
      .returning({ id: courses.id })
    const sides = { before: { status, inReview: true }, after: { status: next, inReview: false } }
    if (withdrawn.length > 0) await emit(tx, reviewWithdrawn, { courseId: id, title, ownerId, ...sides })
  })
}
