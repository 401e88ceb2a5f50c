// DELETE /api/v1/courses/:id/access/:userId
import { LearnerParams, RevokeAccessInput } from '@/lib/learning/learners/schemas'
import { revokeAccess } from '@/lib/learning/revoke-access'
import { endpoint } from '@/lib/web/endpoint'

export const DELETE = endpoint({
  summary: 'Take somebody’s access to a course; for its staff',
  description: 'What they did is kept for a later grant. They are told by mail, with the `reason`.',
  permission: 'course.assist',
  params: LearnerParams,
  query: RevokeAccessInput.pick({ reason: true }),
  reply: null,
  run: (ctx, { params: { id, userId }, query: { reason } }) => revokeAccess(ctx, { courseId: id, userId, reason }),
})
