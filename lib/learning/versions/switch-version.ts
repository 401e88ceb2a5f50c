// Lets a learner go on with the newest version of a course.
import { transact } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { learnersMigrated } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { courseStanding } from '../reads'
import { moveToNewest } from './move-to-newest'

/** Harmless to repeat. Throws `not_found`, and `forbidden` for those not enrolled. */
export async function switchVersion(ctx: Context, { courseId: courseRef }: { courseId: string }): Promise<void> {
  const user = requireUser(ctx)
  const { courseId, versionId, enrollment } = await courseStanding(ctx, courseRef)
  if (!enrollment) throw new DomainError('forbidden', 'Enroll in this course first.')
  if (versionId === null) return
  await transact(ctx, async tx => {
    const moved = await moveToNewest(tx, { courseId, versionId, userId: user.id })
    if (moved) await emit(tx, learnersMigrated, moved)
  })
}
