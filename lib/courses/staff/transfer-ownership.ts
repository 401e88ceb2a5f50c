// Hands a course over to somebody of its staff.
import { and, eq, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courseStaff, courses } from '@/db/schema/courses'
import { accountOf } from '@/lib/accounts/reads'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { permissionsOf } from '@/lib/core/permissions'
import { ownershipTransferred } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { staffMember } from './reads'
import type { StaffMember } from './schemas'

/**
 * Whoever owned it stays as a co-instructor. Throws as `managedCourse` does, `not_found` for somebody outside the staff, and
 * `conflict` for an account that may not have courses of its own.
 */
export async function transferOwnership(
  ctx: Context,
  input: { courseId: string; userId: string },
): Promise<StaffMember> {
  return transact(ctx, async tx => {
    const { id: courseId, ownerId } = await managedCourse(tx, input.courseId, 'own')
    const { user } = await staffMember(tx, courseId, input.userId)
    if (user.id === ownerId) return staffMember(tx, courseId, user.id)
    const account = await accountOf(tx, user.id)
    if (!account || !permissionsOf(account.role).has('course.create')) {
      const message = `${user.name} has a learner’s account, which cannot own a course. An admin can make them an instructor.`
      throw new DomainError('conflict', message, { code: 'not_an_instructor' })
    }
    await tx.tx
      .update(courseStaff)
      .set({ role: 'co_instructor' })
      .where(and(eq(courseStaff.courseId, courseId), eq(courseStaff.role, 'owner')))
    await tx.tx
      .update(courseStaff)
      .set({ role: 'owner' })
      .where(and(eq(courseStaff.courseId, courseId), eq(courseStaff.userId, user.id)))
    await own(tx, courseId, user.id)
    await emit(tx, ownershipTransferred, { courseId, before: ownerId, after: user.id })
    return staffMember(tx, courseId, user.id)
  })
}

/** Of two courses from one source with one owner, the one that came later is no import any more. */
async function own(ctx: TxContext, courseId: string, ownerId: string): Promise<void> {
  const twice = sql`exists (select 1 from ${courses} other where other.owner_id = ${ownerId} and other.source_key = ${courses.sourceKey})`
  await ctx.tx
    .update(courses)
    .set({ ownerId, sourceKey: sql`case when ${twice} then null else ${courses.sourceKey} end`, updatedAt: ctx.now() })
    .where(eq(courses.id, courseId))
}
