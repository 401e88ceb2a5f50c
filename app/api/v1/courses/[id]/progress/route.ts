// GET /api/v1/courses/:id/progress
import { courseProgress } from '@/lib/learning/reads'
import { CourseParams, CourseProgress } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your own way through a course',
  permission: 'lesson.learn',
  params: CourseParams,
  reply: CourseProgress,
  run: (ctx, { params }) => courseProgress(ctx, params.id),
})
