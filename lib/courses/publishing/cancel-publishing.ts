// Takes back that a course shall publish itself.
import { and, eq, isNotNull } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { publicationCancelled } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { plannedFor } from './planned-for'
import type { CourseOnly } from './schemas'

/** Where nothing is scheduled, nothing happens. */
export async function cancelPublishing(ctx: Context, input: CourseOnly): Promise<void> {
  await transact(ctx, async tx => {
    const { id, title, ownerId } = await managedCourse(tx, input.id)
    const before = await plannedFor(tx, id)
    const cancelled = await tx.tx
      .update(courses)
      .set({ publishAt: null, publishBy: null })
      .where(and(eq(courses.id, id), isNotNull(courses.publishAt)))
      .returning({ id: courses.id })
    if (cancelled.length > 0) await emit(tx, publicationCancelled, { courseId: id, title, ownerId, before })
  })
}
