// Asks an admin to look at a course before everyone sees it.
import { eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { reviewRequested } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import type { CourseRow } from './go-live'
import type { PublishCourse } from './schemas'

/** A published course stays in the catalogue meanwhile. Asking again changes the note and keeps the place in the line. */
export async function requestReview(
  ctx: TxContext,
  course: CourseRow,
  { note = '', learners = 'keep' }: PublishCourse,
): Promise<void> {
  const now = ctx.now()
  await ctx.tx
    .update(courses)
    .set({
      status: course.status === 'published' ? 'published' : 'in_review',
      submittedAt: course.submittedAt ?? now,
      publishNote: note,
      publishLearners: learners,
      publishAt: null,
      reviewNote: null,
      archivedAt: null,
      updatedAt: now,
    })
    .where(eq(courses.id, course.id))
  if (!course.submittedAt)
    await emit(ctx, reviewRequested, { courseId: course.id, title: course.title, ownerId: course.ownerId })
}
