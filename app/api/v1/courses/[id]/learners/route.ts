// GET /api/v1/courses/:id/learners
import { learnerList } from '@/lib/learning/learners/reads'
import { LearnerList, LearnerQuery } from '@/lib/learning/learners/schemas'
import { CourseParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Who learns in a course and how far they are; for its staff',
  description: '`query` looks into names and e-mail addresses; away are those not finished and not seen for 14 days.',
  permission: 'course.assist',
  params: CourseParams,
  query: LearnerQuery,
  reply: LearnerList,
  run: (ctx, { params, query }) => learnerList(ctx, params.id, query),
})
