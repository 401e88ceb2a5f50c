// Makes the working copy of a course say again what a version said.
import { and, eq, isNull, notInArray, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courses, lessons } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { difference } from '@/lib/core/difference'
import { courseRestored } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { assertOpen } from '../access/assert-open'
import { recount } from '../outline/recount'
import { removeMissing } from '../outline/remove-missing'
import { snapshot, whatBecame } from '../outline/snapshot'
import { detailsOf, keepWorkingCopy } from '../publishing/freeze-outline'
import { managedCourse } from '../standing'
import { lessonContents } from '../teaching/reads'
import { type FrozenLesson, frozenLessons, putLessonBack, putSectionBack } from './put-back'
import { version } from './reads'
import type { RestoreVersion } from './schemas'
import { versionName } from './version-words'

/**
 * Words, outline, lessons and their settings; removed lessons come back, later ones leave the outline. What the course
 * said before is kept as a version of its own (`keptVersionId`) unless the last publication says it. Learners see none of
 * it until somebody publishes. Throws as `managedCourse` does, `not_found` for a version of another
 * course, and `invalid` where the rules of access would close a circle.
 */
export async function restoreVersion(ctx: Context, input: RestoreVersion): Promise<{ keptVersionId: string | null }> {
  return transact(ctx, async tx => {
    const { id: courseId, ownerId } = await managedCourse(tx, input.courseId)
    const { id: versionId, number, details } = await version(tx, courseId, input.versionId)
    const keptVersionId = await keepBefore(tx, courseId, number)
    const frozen = await frozenLessons(tx, versionId)
    const before = await snapshot(tx, courseId)
    const [words] = await tx.tx.select().from(courses).where(eq(courses.id, courseId))
    const sectionIds = await putOutlineBack(tx, courseId, frozen)
    await removeOthers(tx, courseId, frozen, sectionIds)
    await tx.tx
      .update(courses)
      .set({ ...detailsOf(details), revision: sql`${courses.revision} + 1`, updatedAt: tx.now() })
      .where(eq(courses.id, courseId))
    await recount(tx, courseId)
    await assertOpen(tx, courseId, 'versionId')
    const became = whatBecame(before, await snapshot(tx, courseId))
    const own = difference(words ? detailsOf(words) : {}, detailsOf(details))
    await emit(tx, courseRestored, {
      ...{ courseId, title: details.title, ownerId, versionId, number, keptVersionId, ...own },
      before: { ...own.before, ...became.before },
      after: { ...own.after, ...became.after },
    })
    return { keptVersionId }
  })
}

/** Gives the id of the copy; null where the last publication says the same as the working copy. */
export async function keepBefore(ctx: TxContext, courseId: string, number: number): Promise<string | null> {
  const [course] = await ctx.tx.select().from(courses).where(eq(courses.id, courseId))
  if (!course) throw new Error('the locked course is there')
  const note = `What the course said before it went back to ${versionName(number).toLowerCase()}`
  return keepWorkingCopy(ctx, course, await lessonContents(ctx, courseId), note)
}

async function putOutlineBack(ctx: TxContext, courseId: string, frozen: FrozenLesson[]): Promise<string[]> {
  const sectionIds: string[] = []
  let position = 0
  for (const lesson of frozen) {
    const { sectionId: id, sectionTitle: title } = lesson.place
    if (sectionIds.at(-1) !== id) {
      await putSectionBack(ctx, courseId, { id, title, position: sectionIds.length })
      sectionIds.push(id)
      position = 0
    }
    await putLessonBack(ctx, courseId, lesson, { sectionId: id, position: position++ })
  }
  return sectionIds
}

async function removeOthers(ctx: TxContext, courseId: string, frozen: FrozenLesson[], sectionIds: string[]) {
  const kept = frozen.map(({ place }) => place.lessonId)
  const others = and(
    eq(lessons.courseId, courseId),
    isNull(lessons.removedAt),
    kept.length > 0 ? notInArray(lessons.id, kept) : undefined,
  )
  const gone = await ctx.tx.select({ id: lessons.id, sectionId: lessons.sectionId }).from(lessons).where(others)
  await removeMissing(ctx, courseId, { gone, sectionIds })
}
