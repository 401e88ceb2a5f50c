// Rates a course in stars and words.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseReviews, enrollments } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { reviewWritten } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { reviewOf, reviewStanding } from './reads'
import type { Review, ReviewInput } from './schemas'

/** One a person; a second replaces the first. Throws `forbidden` before 20 % of the course are complete. */
export async function reviewCourse(ctx: Context, input: { courseId: string } & ReviewInput): Promise<Review> {
  const user = requireUser(ctx)
  const courseId = await reviewableCourse(ctx, input.courseId)
  const { rating, body } = input
  return transact(ctx, async tx => {
    // The lock decides which of two at once is the first.
    await tx.tx
      .select({ id: enrollments.id })
      .from(enrollments)
      .where(and(eq(enrollments.userId, user.id), eq(enrollments.courseId, courseId)))
      .for('update')
    const previous = await reviewOf(tx, user.id, courseId)
    const now = tx.now()
    await tx.tx
      .insert(courseReviews)
      .values({ id: newId(now), courseId, userId: user.id, rating, body, createdAt: now, updatedAt: now })
      .onConflictDoUpdate({
        target: [courseReviews.courseId, courseReviews.userId],
        set: { rating, body, updatedAt: now },
      })
    await emit(tx, reviewWritten, { courseId, userId: user.id, rating, previousRating: previous?.rating ?? null })
    const written = await reviewOf(tx, user.id, courseId)
    if (!written) throw notFound('review')
    return written
  })
}

/** The id of a course that the actor may review. Throws `not_found` or `forbidden` in words. */
export async function reviewableCourse(ctx: Context, courseRef: string): Promise<string> {
  const { courseId, mayReview, why } = await reviewStanding(ctx, courseRef)
  if (mayReview) return courseId
  throw new DomainError('forbidden', why ?? 'You cannot review this course.')
}
