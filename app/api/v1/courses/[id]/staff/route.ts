// GET and POST /api/v1/courses/:id/staff
import { CourseParams } from '@/lib/courses/schemas'
import { addStaff } from '@/lib/courses/staff/add-staff'
import { courseStaffList } from '@/lib/courses/staff/reads'
import { AddStaffInput, StaffList, StaffMember } from '@/lib/courses/staff/schemas'
import { managedCourse } from '@/lib/courses/standing'
import { endpoint, Reply } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Who teaches a course, its owner first; for its staff',
  permission: 'course.assist',
  params: CourseParams,
  reply: StaffList,
  run: async (ctx, { params }) => ({ items: await courseStaffList(ctx, params.id) }),
})

export const POST = endpoint({
  summary: 'Take somebody into the staff of a course; for its owner',
  permission: 'course.own',
  params: CourseParams,
  body: AddStaffInput,
  reply: StaffMember,
  status: 201,
  alsoStatus: [200],
  idempotent: true,
  guard: (ctx, params) => managedCourse(ctx, params.id, 'own'),
  async run(ctx, { params, body }) {
    const { member, created } = await addStaff(ctx, { ...body, courseId: params.id })
    return new Reply(member, { status: created ? 201 : 200 })
  },
})
