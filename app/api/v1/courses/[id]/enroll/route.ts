// POST /api/v1/courses/:id/enroll
import { enroll } from '@/lib/learning/enroll'
import { CourseParams, Enrollment } from '@/lib/learning/schemas'
import { endpoint, Reply } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Enroll in a course',
  description:
    'Answers 200 for who is enrolled already, and 402 with `checkout` options where the course has to be paid.',
  permission: 'course.enroll',
  problems: ['payment_required'],
  params: CourseParams,
  reply: Enrollment,
  status: 201,
  alsoStatus: [200],
  idempotent: true,
  async run(ctx, { params }) {
    const { enrollment, created } = await enroll(ctx, { courseId: params.id })
    return new Reply(enrollment, { status: created ? 201 : 200 })
  },
})
