// GET, PATCH and DELETE /api/v1/courses/:id
import { deleteCourse } from '@/lib/courses/delete-course'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { Course, CourseParams, UpdateCourse } from '@/lib/courses/schemas'
import { managedCourse } from '@/lib/courses/standing'
import { updateCourse } from '@/lib/courses/update-course'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'A course with its outline, by id or slug',
  permission: 'course.see',
  params: CourseParams,
  reply: Course,
  cache: 'public',
  run: (ctx, { params }) => courseBySlugOrId(ctx, params.id),
})

export const PATCH = endpoint({
  summary: 'Change a course',
  description:
    'What is left out stays. In `sections`, what carries its id is kept, what has none is new, and what is missing is removed.',
  permission: 'course.edit',
  params: CourseParams,
  body: UpdateCourse,
  reply: Course,
  guard: (ctx, { id }) => managedCourse(ctx, id),
  run: (ctx, { params, body }) => updateCourse(ctx, { ...body, id: params.id }),
})

export const DELETE = endpoint({
  summary: 'Delete a course, or archive it where anyone is enrolled',
  permission: 'course.edit',
  params: CourseParams,
  reply: null,
  run: (ctx, { params }) => deleteCourse(ctx, params),
})
