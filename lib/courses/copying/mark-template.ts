// Offers a course to all who teach as something to begin from, or takes the offer back.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { templateMarked } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import type { MarkTemplate } from './schemas'

/** Only drafts: a template is copied, not taken. Throws `conflict` for a course that learners may see, or that waits. */
export async function markTemplate(ctx: Context, input: MarkTemplate): Promise<void> {
  await transact(ctx, async tx => {
    const { id, title, ownerId, status } = await managedCourse(tx, input.id, 'own')
    if (input.isTemplate && status !== 'draft')
      throw new DomainError('conflict', 'Only a draft can be a template. Duplicate this course and offer the copy.')
    const [row] = await tx.tx.select({ before: courses.isTemplate }).from(courses).where(eq(courses.id, id))
    if (row?.before === input.isTemplate) return
    await tx.tx
      .update(courses)
      .set({ isTemplate: input.isTemplate, publishAt: null, publishBy: null, updatedAt: tx.now() })
      .where(eq(courses.id, id))
    await emit(tx, templateMarked, { courseId: id, title, ownerId, isTemplate: input.isTemplate })
  })
}
