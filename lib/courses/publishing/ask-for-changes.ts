// Sends a course back to its teachers with what should change first.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { type Context, requirePermission } from '@/lib/core/context'
import { changesRequested } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import type { AskForChanges } from './schemas'
import { submittedCourse } from './submitted-course'

/** What was published stays so. Throws `forbidden` for all but admins, `conflict` where nothing waits. */
export async function askForChanges(ctx: Context, { id, note }: AskForChanges): Promise<void> {
  requirePermission(ctx, 'course.manage-any')
  await transact(ctx, async tx => {
    const { title, ownerId, status, ...course } = await submittedCourse(tx, id)
    const next = status === 'in_review' ? 'draft' : status
    await tx.tx
      .update(courses)
      .set({
        status: next,
        submittedAt: null,
        reviewNote: note,
        updatedAt: tx.now(),
      })
      .where(eq(courses.id, course.id))
    const sides = { before: { status, inReview: true }, after: { status: next, inReview: false } }
    await emit(tx, changesRequested, { courseId: course.id, title, ownerId, note, ...sides })
  })
}
