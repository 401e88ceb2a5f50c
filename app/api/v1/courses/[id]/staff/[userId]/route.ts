// PATCH and DELETE /api/v1/courses/:id/staff/:userId
import { changeStaffRole } from '@/lib/courses/staff/change-staff-role'
import { removeStaff } from '@/lib/courses/staff/remove-staff'
import { ChangeStaffInput, StaffMember, StaffParams } from '@/lib/courses/staff/schemas'
import { transferOwnership } from '@/lib/courses/staff/transfer-ownership'
import { managedCourse } from '@/lib/courses/standing'
import { endpoint } from '@/lib/web/endpoint'

export const PATCH = endpoint({
  summary: 'Give somebody of the staff another part; for its owner',
  description: '`owner` hands the course over; whoever owned it stays as a co-instructor.',
  permission: 'course.own',
  problems: ['owner_stays', 'not_an_instructor'],
  params: StaffParams,
  body: ChangeStaffInput,
  reply: StaffMember,
  guard: (ctx, params) => managedCourse(ctx, params.id, 'own'),
  run: (ctx, { params: { id, userId }, body: { role } }) =>
    role === 'owner'
      ? transferOwnership(ctx, { courseId: id, userId })
      : changeStaffRole(ctx, { courseId: id, userId, role }),
})

export const DELETE = endpoint({
  summary: 'Take somebody out of the staff of a course; for its owner, and for oneself',
  permission: 'staff.leave',
  problems: ['owner_stays'],
  params: StaffParams,
  reply: null,
  run: (ctx, { params: { id, userId } }) => removeStaff(ctx, { courseId: id, userId }),
})
