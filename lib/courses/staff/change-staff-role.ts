// Gives somebody in the staff of a course another part.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { staffRoleChanged } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { staffMember } from './reads'
import type { StaffMember } from './schemas'

type Change = { courseId: string; userId: string; role: 'co_instructor' | 'assistant' }

/** Throws as `managedCourse` does, `not_found` for others, and `conflict` for the owner, who hands the course over instead. */
export async function changeStaffRole(ctx: Context, input: Change): Promise<StaffMember> {
  return transact(ctx, async tx => {
    const { id: courseId } = await managedCourse(tx, input.courseId, 'own')
    const { role: before, user } = await staffMember(tx, courseId, input.userId)
    if (before === 'owner') throw new DomainError('conflict', OWNER_STAYS, { code: 'owner_stays' })
    if (before !== input.role) {
      const member = and(eq(courseStaff.courseId, courseId), eq(courseStaff.userId, user.id))
      await tx.tx.update(courseStaff).set({ role: input.role }).where(member)
      await emit(tx, staffRoleChanged, { courseId, userId: user.id, before, after: input.role })
    }
    return staffMember(tx, courseId, user.id)
  })
}

export const OWNER_STAYS = 'A course always has an owner. Hand it over to somebody else first.'
