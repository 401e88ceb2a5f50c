// GET /api/v1/courses/:id/learners/:userId
import { learnerDetail } from '@/lib/learning/learners/reads'
import { LearnerDetail, LearnerParams } from '@/lib/learning/learners/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'One learner of a course, lesson by lesson; for its staff',
  permission: 'course.assist',
  params: LearnerParams,
  reply: LearnerDetail,
  run: (ctx, { params }) => learnerDetail(ctx, params.id, params.userId),
})
