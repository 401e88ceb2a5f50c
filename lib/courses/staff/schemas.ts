// What the staff of a course takes and gives at the doors.
import { z } from 'zod'
import { line, PublicUser } from '@/lib/accounts/schemas'

export const StaffRole = z.enum(['owner', 'co_instructor', 'assistant'])

export const StaffMember = z
  .object({ user: PublicUser, email: z.string(), role: StaffRole })
  .meta({ id: 'StaffMember' })
export type StaffMember = z.infer<typeof StaffMember>
export const StaffList = z.object({ items: z.array(StaffMember) }).meta({ id: 'StaffList' })

const part = z.enum(['co_instructor', 'assistant'], 'is co_instructor or assistant')

/** Somebody with an account, by their e-mail address. */
export const AddStaffInput = z.strictObject({ userEmail: line(1, 254), role: part }).meta({ id: 'AddStaff' })
export type AddStaffInput = z.infer<typeof AddStaffInput>

/** `owner` hands the course over; whoever owned it stays as a co-instructor. */
export const ChangeStaffInput = z.strictObject({ role: StaffRole }).meta({ id: 'ChangeStaff' })

export const StaffParams = z.object({ id: z.string().min(1).max(200), userId: z.string().min(1).max(200) })
