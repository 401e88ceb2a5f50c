// Marks a lesson as a free preview, or as optional.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { lessons } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { only } from '@/lib/core/only'
import { lessonMarked } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { assertOpen } from './assert-open'
import { findSubject } from './find-subject'
import { planOf } from './reads'
import type { AccessPlan, MarkLesson } from './schemas'

/** Throws as `managedCourse` does, and `invalid` where a lesson that becomes required would close a circle of rules. */
export async function markLesson(ctx: Context, input: MarkLesson): Promise<AccessPlan> {
  return transact(ctx, async tx => {
    const { id: courseId } = await managedCourse(tx, input.courseId)
    const { lessonId } = input
    await findSubject(tx, courseId, { lessonId })
    const found = await tx.tx
      .select({ freePreview: lessons.freePreview, optional: lessons.optional })
      .from(lessons)
      .where(eq(lessons.id, lessonId))
    const row = only(found)
    const after = { freePreview: input.freePreview ?? row.freePreview, optional: input.optional ?? row.optional }
    if (after.freePreview === row.freePreview && after.optional === row.optional) return planOf(tx, courseId)
    await tx.tx
      .update(lessons)
      .set({ ...after, updatedAt: tx.now() })
      .where(eq(lessons.id, lessonId))
    if (row.optional && !after.optional) await assertOpen(tx, courseId, 'optional')
    await emit(tx, lessonMarked, { courseId, lessonId, before: row, after })
    return planOf(tx, courseId)
  })
}
