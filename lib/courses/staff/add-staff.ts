// Takes somebody into the staff of a course.
import { transact } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { userIdByEmail } from '@/lib/accounts/reads'
import type { Context } from '@/lib/core/context'
import { DomainError, invalid } from '@/lib/core/errors'
import { staffAdded } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { staffMember } from './reads'
import type { AddStaffInput, StaffMember } from './schemas'

/**
 * Adding somebody twice in the same part is once. Throws as `managedCourse` does, `invalid` for an address without an
 * account, and `conflict` for somebody who teaches in another part already.
 */
export async function addStaff(
  ctx: Context,
  input: { courseId: string } & AddStaffInput,
): Promise<{ member: StaffMember; created: boolean }> {
  return transact(ctx, async tx => {
    const { id: courseId } = await managedCourse(tx, input.courseId, 'own')
    const userId = await userIdByEmail(tx, input.userEmail)
    if (!userId) {
      throw invalid('userEmail', 'Nobody has an account with this address yet. Ask them to register first.')
    }
    const [made] = await tx.tx
      .insert(courseStaff)
      .values({ courseId, userId, role: input.role })
      .onConflictDoNothing()
      .returning({ role: courseStaff.role })
    const member = await staffMember(tx, courseId, userId)
    if (made) await emit(tx, staffAdded, { courseId, userId, role: input.role })
    else if (member.role !== input.role) {
      throw new DomainError('conflict', `${member.user.name} teaches this course already. Change their part instead.`)
    }
    return { member, created: made !== undefined }
  })
}
