// POST /api/v1/lessons/:id/complete
import { completeLesson } from '@/lib/learning/complete-lesson'
import { Completion, IdParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Complete a lesson',
  description:
    'Answers 409 `evidence_missing` with `missing` in words while a video or a quiz asks for more. Twice is once.',
  permission: 'lesson.learn',
  problems: ['locked', 'evidence_missing'],
  params: IdParams,
  reply: Completion,
  idempotent: true,
  run: (ctx, { params }) => completeLesson(ctx, { lessonId: params.id }),
})
