// POST /api/v1/courses/:id/publish
import { publishCourse } from '@/lib/courses/publish-course'
import { Course, CourseParams } from '@/lib/courses/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Publish a course',
  description: 'Needs a title, a description and one lesson with content; 422 lists what is missing.',
  permission: 'course.publish',
  problems: ['invalid'],
  params: CourseParams,
  reply: Course,
  run: (ctx, { params }) => publishCourse(ctx, params),
})
