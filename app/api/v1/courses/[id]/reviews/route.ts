// GET /api/v1/courses/:id/reviews
import { courseReviewList } from '@/lib/learning/reviews/reads'
import { ReviewList } from '@/lib/learning/reviews/schemas'
import { CourseParams, Page } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'What learners say of a course, newest first, and how its stars are distributed',
  permission: 'course.see',
  params: CourseParams,
  query: Page,
  reply: ReviewList,
  cache: 'public',
  run: (ctx, { params, query }) => courseReviewList(ctx, params.id, query),
})
