// Takes a course out of the catalogue; who is enrolled keeps it.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { courseArchived } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import type { CourseOnly } from './schemas'

/** Publishing it again brings it back. Archiving twice is once. */
export async function archiveCourse(ctx: Context, input: CourseOnly): Promise<void> {
  await transact(ctx, async tx => {
    const { id, title, ownerId, status } = await managedCourse(tx, input.id)
    if (status === 'archived') return
    const now = tx.now()
    const waits = { publishAt: null, publishBy: null, submittedAt: null }
    await tx.tx
      .update(courses)
      .set({ status: 'archived', archivedAt: now, updatedAt: now, ...waits })
      .where(eq(courses.id, id))
    await emit(tx, courseArchived, { courseId: id, title, ownerId, before: status })
  })
}
