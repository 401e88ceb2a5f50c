// PUT /api/v1/lessons/:id/progress
import { enrolledLesson } from '@/lib/learning/reads'
import { recordProgress } from '@/lib/learning/record-progress'
import { IdParams, LessonProgress, RecordProgressInput } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const PUT = endpoint({
  summary: 'Keep where you are in a lesson',
  description:
    'What is claimed counts at most at double speed by the clock of the server; sending it again is harmless.',
  permission: 'lesson.learn',
  problems: ['locked'],
  params: IdParams,
  body: RecordProgressInput,
  reply: LessonProgress,
  guard: (ctx, params) => enrolledLesson(ctx, params.id),
  run: (ctx, { params, body }) => recordProgress(ctx, { ...body, lessonId: params.id }),
})
