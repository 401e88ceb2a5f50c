// PUT /api/v1/attempts/:id/answers/:itemId
import { answerItem } from '@/lib/assessments/answer-item'
import { ownAttempt } from '@/lib/assessments/reads'
import { AnswerItemInput, AttemptItemParams, SavedAnswer } from '@/lib/assessments/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Save the answer to one question of an open attempt',
  permission: 'attempt.own',
  problems: ['attempt_closed'],
  params: AttemptItemParams,
  body: AnswerItemInput,
  reply: SavedAnswer,
  guard: (ctx, params) => ownAttempt(ctx, params.id),
  run: (ctx, { params, body }) => answerItem(ctx, { ...body, attemptId: params.id, itemId: params.itemId }),
})
