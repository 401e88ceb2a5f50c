// Takes somebody out of the staff of a course, or lets them leave by themselves.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { actorId, type Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { staffRemoved } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { OWNER_STAYS } from './change-staff-role'
import { staffMember } from './reads'

/** Throws as `managedCourse` does, `not_found` for others, and `conflict` for the owner. */
export async function removeStaff(ctx: Context, input: { courseId: string; userId: string }): Promise<void> {
  await transact(ctx, async tx => {
    const leaves = actorId(tx) === input.userId
    const { id: courseId } = await managedCourse(tx, input.courseId, leaves ? 'assist' : 'own')
    const { role: before, user } = await staffMember(tx, courseId, input.userId)
    if (before === 'owner') throw new DomainError('conflict', OWNER_STAYS, { code: 'owner_stays' })
    const member = and(eq(courseStaff.courseId, courseId), eq(courseStaff.userId, user.id))
    await tx.tx.delete(courseStaff).where(member)
    await emit(tx, staffRemoved, { courseId, userId: user.id, before })
  })
}
