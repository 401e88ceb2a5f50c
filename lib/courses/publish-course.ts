// Publishes a course: shows it to everyone and freezes what it says today as a version.
import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { courses, courseVersions, type OutlineSnapshot, sections } from '@/db/schema/courses'
import { actorId, type Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { coursePublished } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { freezeLessons } from './publishing/freeze-lessons'
import { whatIsMissing } from './publishing/what-is-missing'
import { courseBySlugOrId } from './reads'
import type { Course } from './schemas'
import { managedCourse } from './standing'
import { lessonContents } from './teaching/reads'

/** Publishing again what did not change makes no new version. Throws `invalid` (422) with all that is missing. */
export async function publishCourse(ctx: Context, input: { id: string }): Promise<Course> {
  return transact(ctx, async tx => {
    const { id, ownerId } = await managedCourse(tx, input.id)
    const [course] = await tx.tx.select().from(courses).where(eq(courses.id, id))
    if (!course) throw new Error('the locked course is there')
    const contents = await lessonContents(tx, id)
    const errors = whatIsMissing(course, contents)
    if (errors.length > 0) {
      const message = `This course cannot be published yet: ${errors.map(error => error.message).join('; ')}.`
      throw new DomainError('invalid', message, { errors })
    }
    const outline = await snapshot(tx, id, contents)
    const changed = !isDeepStrictEqual(outline, await lastOutline(tx, id, course.versionNumber))
    if (!changed && course.status === 'published') return courseBySlugOrId(tx, id)

    const now = tx.now()
    const number = course.versionNumber + (changed ? 1 : 0)
    const version = { id: newId(now), courseId: id, number, outline, publishedBy: actorId(tx), createdAt: now }
    if (changed) await tx.tx.insert(courseVersions).values(version)
    const publishedAt = course.publishedAt ?? now
    await tx.tx
      .update(courses)
      .set({ status: 'published', versionNumber: number, publishedAt, archivedAt: null, updatedAt: now })
      .where(eq(courses.id, id))
    await emit(tx, coursePublished, { courseId: id, title: course.title, ownerId, version: number })
    return courseBySlugOrId(tx, id)
  })
}

type Contents = Awaited<ReturnType<typeof lessonContents>>

async function snapshot(ctx: TxContext, courseId: string, contents: Contents): Promise<OutlineSnapshot> {
  const versions = await freezeLessons(ctx, contents)
  const found = await ctx.tx
    .select({ id: sections.id, title: sections.title })
    .from(sections)
    .where(eq(sections.courseId, courseId))
    .orderBy(asc(sections.position), asc(sections.id))
  return found.map(section => ({
    ...section,
    lessons: contents
      .filter(({ sectionId }) => sectionId === section.id)
      .map(({ id, optional }) => ({ id, versionId: versions.get(id) ?? '', optional })),
  }))
}

async function lastOutline(ctx: TxContext, courseId: string, number: number): Promise<OutlineSnapshot | undefined> {
  const [row] = await ctx.tx
    .select({ outline: courseVersions.outline })
    .from(courseVersions)
    .where(and(eq(courseVersions.courseId, courseId), eq(courseVersions.number, number)))
  return row?.outline
}
