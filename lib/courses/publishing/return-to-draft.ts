// Makes a course a draft again, which only its teachers see.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { courseDrafted } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { isTaken } from '../teaching/reads'
import type { CourseOnly } from './schemas'

/** Throws `conflict` where anyone is enrolled: they would lose the course, which archiving leaves to them. */
export async function returnToDraft(ctx: Context, input: CourseOnly): Promise<void> {
  await transact(ctx, async tx => {
    const { id, title, ownerId, status } = await managedCourse(tx, input.id)
    if (status === 'draft') return
    if (status !== 'in_review' && (await isTaken(tx, id)))
      throw new DomainError(
        'conflict',
        'Somebody is enrolled. Archive the course instead: they keep it, and nobody new comes.',
      )
    const waits = { publishAt: null, publishBy: null, submittedAt: null, archivedAt: null }
    await tx.tx
      .update(courses)
      .set({ status: 'draft', updatedAt: tx.now(), ...waits })
      .where(eq(courses.id, id))
    await emit(tx, courseDrafted, { courseId: id, title, ownerId, before: status })
  })
}
