// Answers a review for those who teach its course; a second answer replaces the first.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseReviews } from '@/db/schema/learning'
import { actorId, type Context } from '@/lib/core/context'
import { reviewReplied } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { taughtReview } from './reads'
import type { ReplyInput, Review } from './schemas'

/** Throws as `taughtReview` does. */
export async function replyToReview(ctx: Context, input: { reviewId: string } & ReplyInput): Promise<Review> {
  const { id } = await taughtReview(ctx, input.reviewId)
  return transact(ctx, async tx => {
    const { courseId, author, reply } = await taughtReview(tx, id)
    const before = reply?.body ?? null
    if (before === input.body) return taughtReview(tx, id)
    await tx.tx
      .update(courseReviews)
      .set({ reply: input.body, repliedBy: actorId(tx), repliedAt: tx.now() })
      .where(eq(courseReviews.id, id))
    await emit(tx, reviewReplied, { courseId, userId: author.id, reviewId: id, before, after: input.body })
    return taughtReview(tx, id)
  })
}
