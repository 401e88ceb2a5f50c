// GET and PUT /api/v1/courses/:id/outline
import { writtenOutline } from '@/lib/courses/editing/reads'
import { saveOutline } from '@/lib/courses/editing/save-outline'
import { Outline, SaveOutline } from '@/lib/courses/editing/schemas'
import { CourseParams } from '@/lib/courses/schemas'
import { managedCourse } from '@/lib/courses/standing'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The outline of a course as those who write it see it',
  permission: 'course.edit',
  params: CourseParams,
  reply: Outline,
  run: (ctx, { params }) => writtenOutline(ctx, params.id),
})

export const PUT = endpoint({
  summary: 'Save the arrangement of a course',
  description:
    'Sections and lessons in their order, by id; what carries an unknown id is new. A lesson that is left out is hidden and comes back, with its text, when it is named again. When `baseRevision` is not the newest, nothing is written: 409 `edit_conflict` carries the newest `outline`.',
  permission: 'course.edit',
  problems: ['edit_conflict'],
  params: CourseParams,
  body: SaveOutline,
  reply: Outline,
  guard: (ctx, { id }) => managedCourse(ctx, id),
  run: (ctx, { params, body }) => saveOutline(ctx, { ...body, courseId: params.id }),
})
