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
  const { id: courseId, title, ownerId, status } = course
  const next = status === 'published' ? 'published' : 'in_review'
  await ctx.tx
    .update(courses)
    .set({
      status: next,
      submittedAt: course.submittedAt ?? now,
      publishNote: note,
      publishLearners: learners,
      publishAt: null,
      reviewNote: null,
      archivedAt: null,
      updatedAt: now,
    })
    .where(eq(courses.id, courseId))
  if (course.submittedAt) return
  const sides = { before: { status, inReview: false }, after: { status: next, inReview: true } }
  await emit(ctx, reviewRequested, { courseId, title, ownerId, ...sides })
}
