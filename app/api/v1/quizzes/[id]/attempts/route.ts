// POST /api/v1/quizzes/:id/attempts
import { openableQuiz } from '@/lib/assessments/reads'
import { Attempt, StartAttemptInput } from '@/lib/assessments/schemas'
import { startAttempt } from '@/lib/assessments/start-attempt'
import { IdParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Begin a quiz, or go on with the attempt that is open',
  description:
    'Draws the items and freezes them. Nothing in the reply tells what is right. 409 when no attempt is left.',
  permission: 'lesson.take',
  problems: ['locked', 'no_attempt_left'],
  params: IdParams,
  body: StartAttemptInput,
  reply: Attempt,
  status: 201,
  idempotent: true,
  guard: (ctx, params) => openableQuiz(ctx, params.id),
  run: (ctx, { params, body }) => startAttempt(ctx, { quizId: params.id, mode: body?.mode }),
})
