// What handing a course over, and leaving its staff, do to the page that is open.
import 'server-only'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Context } from '@/lib/core/context'
import { removeStaff } from '@/lib/courses/staff/remove-staff'
import { transferOwnership } from '@/lib/courses/staff/transfer-ownership'

type Member = { courseId: string; userId: string }

/** Throws as `transferOwnership` does. */
export async function handOverCourse(ctx: Context, input: Member): Promise<void> {
  await transferOwnership(ctx, input)
  refresh()
}

/** Goes to the courses that one still teaches. Throws as `removeStaff` does. */
export async function leaveStaff(ctx: Context, input: Member): Promise<void> {
  await removeStaff(ctx, input)
  redirect('/teach')
}
