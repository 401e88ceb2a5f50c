// GET /api/v1/lessons/:id
import { Lesson, LessonParams } from '@/lib/courses/schemas'
import { lesson } from '@/lib/learning/content/reads'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'A lesson with its content',
  description:
    'For the enrolled while it is not locked (403 `locked` says what opens it), those who teach, and everyone where the lesson is a free preview.',
  permission: 'anyone',
  params: LessonParams,
  reply: Lesson,
  run: (ctx, { params }) => lesson(ctx, params.id),
})
