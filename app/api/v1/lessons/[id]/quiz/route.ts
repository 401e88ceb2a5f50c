// GET and PUT /api/v1/lessons/:id/quiz
import { z } from 'zod'
import { authoredQuiz, writableLesson } from '@/lib/assessments/authoring/reads'
import { saveQuiz } from '@/lib/assessments/authoring/save-quiz'
import { AuthoredQuiz, SaveQuiz } from '@/lib/assessments/schemas'
import { LessonParams } from '@/lib/courses/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The quiz of a lesson with what is right',
  description: 'For those who write the course; null where the lesson has no quiz yet.',
  permission: 'course.edit',
  params: LessonParams,
  reply: z.object({ quiz: AuthoredQuiz.nullable() }),
  run: async (ctx, { params }) => ({ quiz: await authoredQuiz(ctx, params.id) }),
})

export const PUT = endpoint({
  summary: 'Save the quiz of a lesson',
  description:
    'Items that carry a known id or source key are changed, others are new, missing ones go. Open attempts keep what they froze. When `baseUpdatedAt` is not the newest, nothing is written: 409 `edit_conflict` carries the newest `quiz`.',
  permission: 'course.edit',
  problems: ['edit_conflict'],
  params: LessonParams,
  body: SaveQuiz,
  reply: AuthoredQuiz,
  guard: (ctx, { id }) => writableLesson(ctx, id),
  run: (ctx, { params, body }) => saveQuiz(ctx, { ...body, lessonId: params.id }),
})
