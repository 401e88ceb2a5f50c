// PUT and DELETE /api/v1/courses/:id/review
import { deleteReview } from '@/lib/learning/reviews/delete-review'
import { reviewableCourse, reviewCourse } from '@/lib/learning/reviews/review-course'
import { Review, ReviewInput } from '@/lib/learning/reviews/schemas'
import { CourseParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Review a course that you are at least 20 % through',
  description: 'One a person; a second replaces the first.',
  permission: 'course.review',
  params: CourseParams,
  body: ReviewInput,
  reply: Review,
  guard: (ctx, params) => reviewableCourse(ctx, params.id),
  run: (ctx, { params, body }) => reviewCourse(ctx, { ...body, courseId: params.id }),
})

export const DELETE = endpoint({
  summary: 'Take back your review of a course',
  permission: 'review.own',
  params: CourseParams,
  reply: null,
  run: (ctx, { params }) => deleteReview(ctx, { courseId: params.id }),
})
