// Makes one lesson of the working copy say again what it said in a version; a removed one comes back.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courses, lessons, sections } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { lessonRestored } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { assertOpen } from '../access/assert-open'
import { recount } from '../outline/recount'
import { snapshot, whatBecame } from '../outline/snapshot'
import { managedCourse } from '../standing'
import { type FrozenLesson, frozenLessons, ownSections, putLessonBack, putSectionBack } from './put-back'
import { version } from './reads'
import { keepBefore } from './restore-version'
import type { RestoreLesson } from './schemas'

/** It keeps its place; one that was removed stands at the end of its section. Throws as `restoreVersion` does. */
export async function restoreLesson(ctx: Context, input: RestoreLesson): Promise<{ keptVersionId: string | null }> {
  return transact(ctx, async tx => {
    const { id: courseId, title, ownerId } = await managedCourse(tx, input.courseId)
    const { id: versionId, number } = await version(tx, courseId, input.versionId)
    const [frozen] = await frozenLessons(tx, versionId, input.lessonId)
    if (!frozen) throw notFound('lesson')
    const keptVersionId = await keepBefore(tx, courseId, number)
    const before = await snapshot(tx, courseId)
    await putLessonBack(tx, courseId, frozen, await placeFor(tx, courseId, frozen))
    await tx.tx
      .update(courses)
      .set({ revision: sql`${courses.revision} + 1`, updatedAt: tx.now() })
      .where(eq(courses.id, courseId))
    await recount(tx, courseId)
    await assertOpen(tx, courseId, 'versionId')
    const { lessonId } = frozen.place
    const became = whatBecame(before, await snapshot(tx, courseId))
    await emit(tx, lessonRestored, { courseId, title, ownerId, lessonId, versionId, number, keptVersionId, ...became })
    return { keptVersionId }
  })
}

async function placeFor(ctx: TxContext, courseId: string, { place }: FrozenLesson) {
  const { sectionId, position, removedAt } = lessons
  const [now] = await ctx.tx
    .select({ sectionId, position, removedAt })
    .from(lessons)
    .where(eq(lessons.id, place.lessonId))
  if (now && !now.removedAt) return { sectionId: now.sectionId, position: now.position }
  if (!(await ownSections(ctx, courseId, [place.sectionId])).has(place.sectionId)) {
    const [last] = await ctx.tx
      .select({ position: sql<number>`coalesce(max(${sections.position}), -1)::int` })
      .from(sections)
      .where(eq(sections.courseId, courseId))
    const section = { id: place.sectionId, title: place.sectionTitle, position: (last?.position ?? -1) + 1 }
    await putSectionBack(ctx, courseId, section)
  }
  const [end] = await ctx.tx
    .select({ position: sql<number>`coalesce(max(${position}), -1)::int` })
    .from(lessons)
    .where(and(eq(sectionId, place.sectionId), isNull(removedAt)))
  return { sectionId: place.sectionId, position: (end?.position ?? -1) + 1 }
}
