// Takes back one's own review.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseReviews } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { reviewDeleted } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { courseStanding } from '../reads'

/** Throws `not_found` where there is none. */
export async function deleteReview(ctx: Context, input: { courseId: string }): Promise<void> {
  const user = requireUser(ctx)
  const { courseId } = await courseStanding(ctx, input.courseId)
  await transact(ctx, async tx => {
    const [gone] = await tx.tx
      .delete(courseReviews)
      .where(and(eq(courseReviews.courseId, courseId), eq(courseReviews.userId, user.id)))
      .returning({ rating: courseReviews.rating })
    if (!gone) throw notFound('review')
    await emit(tx, reviewDeleted, { courseId, userId: user.id, rating: gone.rating })
  })
}
