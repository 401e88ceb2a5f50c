'use server'
// What the forms about the staff of a course do.
import { z } from 'zod'
import { addStaff } from '@/lib/courses/staff/add-staff'
import { changeStaffRole } from '@/lib/courses/staff/change-staff-role'
import { removeStaff } from '@/lib/courses/staff/remove-staff'
import { AddStaffInput } from '@/lib/courses/staff/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'
import { handOverCourse, leaveStaff } from './afterwards'

const courseId = z.string().min(1).max(200)
const member = z.object({ courseId, userId: z.uuid() })

export const takeIn = action(AddStaffInput.extend({ courseId }), showChanged(addStaff), 'course.own')
export const changePart = action(
  member.extend({ role: AddStaffInput.shape.role }),
  showChanged(changeStaffRole),
  'course.own',
)
export const handOver = action(member, handOverCourse, 'course.own')
export const letGo = action(member, showChanged(removeStaff), 'staff.leave')
export const leave = action(member, leaveStaff, 'staff.leave')
