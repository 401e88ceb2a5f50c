// GET /api/v1/lessons/:id
import { lesson } from '@/lib/courses/reads'
import { Lesson, LessonParams } from '@/lib/courses/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'A lesson with its content',
  description: 'For the enrolled, those who teach, and everyone where the lesson is a free preview.',
  permission: 'anyone',
  params: LessonParams,
  reply: Lesson,
  run: (ctx, { params }) => lesson(ctx, params.id),
})
