// Takes back what was answered to a review.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseReviews } from '@/db/schema/learning'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { reviewReplied } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { taughtReview } from './reads'

/** Throws as `taughtReview` does, and `not_found` where there is no reply. */
export async function removeReply(ctx: Context, input: { reviewId: string }): Promise<void> {
  const { id } = await taughtReview(ctx, input.reviewId)
  await transact(ctx, async tx => {
    const { courseId, author, reply } = await taughtReview(tx, id)
    if (!reply) throw notFound('reply')
    await tx.tx
      .update(courseReviews)
      .set({ reply: null, repliedBy: null, repliedAt: null })
      .where(eq(courseReviews.id, id))
    await emit(tx, reviewReplied, { courseId, userId: author.id, reviewId: id, before: reply.body, after: null })
  })
}
