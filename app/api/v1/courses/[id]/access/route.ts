// POST /api/v1/courses/:id/access
import { grantAccess } from '@/lib/learning/grant-access'
import { grantableCourse } from '@/lib/learning/reads'
import { CourseParams, Enrollment, GrantAccessInput } from '@/lib/learning/schemas'
import { endpoint, Reply } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Give somebody access to a course without payment',
  permission: 'course.assist',
  params: CourseParams,
  body: GrantAccessInput,
  reply: Enrollment,
  status: 201,
  alsoStatus: [200],
  idempotent: true,
  guard: (ctx, params) => grantableCourse(ctx, params.id),
  async run(ctx, { params, body }) {
    const { enrollment, created } = await grantAccess(ctx, { ...body, courseId: params.id })
    return new Reply(enrollment, { status: created ? 201 : 200 })
  },
})
