// GET and POST /api/v1/courses
import { catalogue } from '@/lib/courses/catalogue/reads'
import { CourseList, ListCourses } from '@/lib/courses/catalogue/schemas'
import { createCourse } from '@/lib/courses/create-course'
import { Course, CreateCourse } from '@/lib/courses/schemas'
import { endpoint, Reply } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Find published courses',
  description: 'Search forgives typos. Without `query` the most popular come first, with it the most relevant.',
  permission: 'course.see',
  query: ListCourses,
  reply: CourseList,
  cache: 'public',
  run: (ctx, { query }) => catalogue(ctx, query),
})

export const POST = endpoint({
  summary: 'Create a course as a draft',
  permission: 'course.create',
  body: CreateCourse,
  reply: Course,
  status: 201,
  idempotent: true,
  async run(ctx, { body }) {
    const course = await createCourse(ctx, body)
    return new Reply(course, { headers: { location: `/api/v1/courses/${course.id}` } })
  },
})
