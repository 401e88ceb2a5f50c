// POST /api/v1/attempts/:id/submit
import { AttemptResult } from '@/lib/assessments/schemas'
import { submitAttempt } from '@/lib/assessments/submit-attempt'
import { IdParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Submit an attempt and see what was right, and why',
  description:
    'Twice gives the same result. Late is 409 `attempt_closed`; what was saved in time is graded all the same.',
  permission: 'attempt.own',
  problems: ['attempt_closed'],
  params: IdParams,
  reply: AttemptResult,
  idempotent: true,
  run: (ctx, { params }) => submitAttempt(ctx, { attemptId: params.id }),
})
