// Deletes a course, or archives it where anyone is enrolled.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { courseArchived, courseDeleted } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { outlineOf } from './editing/reads'
import { arrangement } from './outline/arrangement'
import { managedCourse } from './standing'
import { isTaken } from './teaching/reads'

/** Who is enrolled keeps an archived course; to all others it is gone. Throws as `managedCourse` does. */
export async function deleteCourse(ctx: Context, input: { id: string }): Promise<void> {
  await transact(ctx, async tx => {
    const { id, title, ownerId, status } = await managedCourse(tx, input.id)
    if (await isTaken(tx, id)) {
      const now = tx.now()
      await tx.tx.update(courses).set({ status: 'archived', archivedAt: now, updatedAt: now }).where(eq(courses.id, id))
      await emit(tx, courseArchived, { courseId: id, title, ownerId, before: status })
      return
    }
    const nothing = { sections: [] }
    const before = { status, ...arrangement(await outlineOf(tx, id), nothing).before }
    await tx.tx.delete(courses).where(eq(courses.id, id))
    await emit(tx, courseDeleted, { courseId: id, title, ownerId, before })
  })
}
