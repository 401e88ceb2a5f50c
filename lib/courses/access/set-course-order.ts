// Decides whether the lessons of a course open one after another or in any order.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { lessonOrderSet } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { managedCourse } from '../standing'
import { assertOpen } from './assert-open'
import { keepGuarded } from './keep-guarded'
import { planOf } from './reads'
import type { AccessPlan, SetCourseOrder } from './schemas'

/** Throws as `managedCourse` does, and `invalid` where the order and a rule would wait for each other. */
export async function setCourseOrder(ctx: Context, input: SetCourseOrder): Promise<AccessPlan> {
  const { lessonOrder } = input
  return transact(ctx, async tx => {
    const { id: courseId } = await managedCourse(tx, input.courseId)
    const { lessonOrder: before } = await planOf(tx, courseId)
    if (before === lessonOrder) return planOf(tx, courseId)
    await tx.tx.update(courses).set({ lessonOrder, updatedAt: tx.now() }).where(eq(courses.id, courseId))
    await assertOpen(tx, courseId, 'lessonOrder')
    await keepGuarded(tx, courseId)
    await emit(tx, lessonOrderSet, { courseId, before, after: lessonOrder })
    return planOf(tx, courseId)
  })
}
