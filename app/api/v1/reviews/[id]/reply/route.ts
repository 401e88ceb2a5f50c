// PUT and DELETE /api/v1/reviews/:id/reply
import { taughtReview } from '@/lib/learning/reviews/reads'
import { removeReply } from '@/lib/learning/reviews/remove-reply'
import { replyToReview } from '@/lib/learning/reviews/reply-to-review'
import { ReplyInput, Review } from '@/lib/learning/reviews/schemas'
import { CourseParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Answer a review of a course that you teach; a second answer replaces the first',
  permission: 'course.assist',
  params: CourseParams,
  body: ReplyInput,
  reply: Review,
  guard: (ctx, params) => taughtReview(ctx, params.id),
  run: (ctx, { params, body }) => replyToReview(ctx, { ...body, reviewId: params.id }),
})

export const DELETE = endpoint({
  summary: 'Take back your answer to a review',
  permission: 'course.assist',
  params: CourseParams,
  reply: null,
  run: (ctx, { params }) => removeReply(ctx, { reviewId: params.id }),
})
