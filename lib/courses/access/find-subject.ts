// The part of a course that a rule is about.
import { and, eq, isNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { lessons, sections } from '@/db/schema/courses'
import { invalid } from '@/lib/core/errors'

export type Subject = { sectionId: string | null; lessonId: string | null }
type Named = { sectionId?: string | undefined; lessonId?: string | undefined }

/** Throws `invalid` for what is not in the outline of this course. */
export async function findSubject(ctx: TxContext, courseId: string, { sectionId, lessonId }: Named): Promise<Subject> {
  if (sectionId) await assertSection(ctx, courseId, sectionId, 'sectionId')
  if (lessonId) await assertLesson(ctx, courseId, lessonId, 'lessonId')
  return { sectionId: sectionId ?? null, lessonId: lessonId ?? null }
}

export async function assertLesson(ctx: TxContext, courseId: string, id: string, path: string): Promise<void> {
  const here = and(eq(lessons.id, id), eq(lessons.courseId, courseId), isNull(lessons.removedAt))
  const [row] = await ctx.tx.select({ id: lessons.id }).from(lessons).where(here)
  if (!row) throw invalid(path, 'This lesson is not part of the course any more.')
}

export async function assertSection(ctx: TxContext, courseId: string, id: string, path: string): Promise<void> {
  const here = and(eq(sections.id, id), eq(sections.courseId, courseId))
  const [row] = await ctx.tx.select({ id: sections.id }).from(sections).where(here)
  if (!row) throw invalid(path, 'This section is not part of the course any more.')
}
