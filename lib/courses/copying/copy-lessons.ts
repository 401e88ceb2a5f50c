// Copies lessons from one course that the actor may edit into another one.
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courses, lessons, sections } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { managedCourse } from '../standing'
import { copyInto } from './copy-into'
import type { CopyLessons } from './schemas'

/**
 * In their order, at the end of the section that is named, else of the last one. With media, quizzes and skills; what opens
 * them is said anew. Gives the ids of the copies. Throws as `managedCourse` does for either course, and `invalid`.
 */
export async function copyLessons(
  ctx: Context,
  input: CopyLessons,
): Promise<{ lessonIds: string[]; courseId: string }> {
  const { lessonIds, toCourseId, toSectionId } = input
  return transact(ctx, async tx => {
    const rows = await inTheirOrder(tx, lessonIds)
    const [fromId, another] = [...new Set(rows.map(({ courseId }) => courseId))]
    if (!fromId || rows.length < new Set(lessonIds).size) throw notFound('lesson')
    if (another) throw invalid('lessonIds', 'Lessons are copied from one course at a time.')
    const to = await lockBoth(tx, fromId, toCourseId)
    const sectionId = await sectionFor(tx, to.id, toSectionId)
    const start = await endOf(tx, sectionId)
    const places = new Map(rows.map(({ id }, at) => [id, start + at]))
    const [from] = await tx.tx
      .select({ id: courses.id, slug: courses.slug })
      .from(courses)
      .where(eq(courses.id, fromId))
    const copy = await copyInto(tx, {
      from: from ?? { id: fromId, slug: '' },
      to,
      rows,
      placeOf: ({ id }) => ({ sectionId, position: places.get(id) ?? start }),
      keepsOpening: false,
    })
    await tx.tx
      .update(courses)
      .set({ revision: sql`${courses.revision} + 1`, updatedAt: tx.now() })
      .where(eq(courses.id, to.id))
    return { lessonIds: copy.lessons.map(([, id]) => id), courseId: to.id }
  })
}

async function inTheirOrder(ctx: TxContext, ids: string[]) {
  const found = await ctx.tx
    .select({ lesson: lessons })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .where(and(inArray(lessons.id, ids), isNull(lessons.removedAt)))
    .orderBy(asc(sections.position), asc(lessons.position), asc(lessons.id))
  return found.map(({ lesson }) => lesson)
}

/** The one with the lower id first, so that two copies in opposite directions do not wait for each other. */
async function lockBoth(ctx: TxContext, fromId: string, toRef: string) {
  const [to] = await ctx.tx
    .select({ id: courses.id, slug: courses.slug, categoryId: courses.categoryId })
    .from(courses)
    .where(sql`${courses.id}::text = ${toRef} or ${courses.slug} = ${toRef.replaceAll('\0', '')}`)
  if (!to) throw notFound('course')
  for (const id of [fromId, to.id].sort()) await managedCourse(ctx, id)
  return to
}

async function sectionFor(ctx: TxContext, courseId: string, wished: string | undefined): Promise<string> {
  const own = eq(sections.courseId, courseId)
  const which = wished ? and(own, eq(sections.id, wished)) : own
  const [found] = await ctx.tx
    .select({ id: sections.id })
    .from(sections)
    .where(which)
    .orderBy(desc(sections.position))
    .limit(1)
  if (found) return found.id
  if (wished) throw invalid('toSectionId', 'is not a section of that course')
  const id = newId(ctx.now())
  await ctx.tx.insert(sections).values({ id, courseId, title: 'Lessons', position: 0 })
  return id
}

async function endOf(ctx: TxContext, sectionId: string): Promise<number> {
  const [last] = await ctx.tx
    .select({ position: sql<number>`coalesce(max(${lessons.position}), -1)::int` })
    .from(lessons)
    .where(eq(lessons.sectionId, sectionId))
  return (last?.position ?? -1) + 1
}
