// Freezes a course as it stands: its words, its outline and what each lesson says.
import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { type CourseDetails, type courses, courseVersions, versionLessons } from '@/db/schema/courses'
import { actorId } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import type { LessonContent } from '../teaching/reads'
import { freezeLessons } from './freeze-lessons'

type CourseRow = typeof courses.$inferSelect

/** Gives the id and number of the version that says what the course says now: the last one where nothing changed, else a new one. */
export async function freezeOutline(
  ctx: TxContext,
  course: CourseRow,
  contents: LessonContent[],
  note: string,
): Promise<{ id: string; number: number; changed: boolean }> {
  const details = detailsOf(course)
  const frozen = await freezeLessons(ctx, contents)
  const outline = contents.map((lesson, position) => ({
    lessonId: lesson.id,
    lessonVersionId: frozen.get(lesson.id) ?? '',
    sectionId: lesson.sectionId,
    sectionTitle: lesson.sectionTitle,
    sectionPosition: lesson.sectionPosition,
    position,
    difficulty: lesson.difficulty,
    freePreview: lesson.freePreview,
    optional: lesson.optional,
  }))
  const last = await lastVersion(ctx, course)
  if (last && isDeepStrictEqual({ details: last.details, outline: last.outline }, { details, outline })) {
    return { id: last.id, number: course.versionNumber, changed: false }
  }

  const now = ctx.now()
  const number = course.versionNumber + 1
  const id = newId(now)
  const version = { id, courseId: course.id, number, details, note, publishedBy: actorId(ctx), createdAt: now }
  await ctx.tx.insert(courseVersions).values(version)
  const rows = outline.map(lesson => ({ ...lesson, versionId: id }))
  if (rows.length > 0) await ctx.tx.insert(versionLessons).values(rows)
  return { id, number, changed: true }
}

function detailsOf({ title, subtitle, descriptionMarkdown, outcomes, requirements }: CourseRow): CourseDetails {
  return { title, subtitle, descriptionMarkdown, outcomes, requirements }
}

async function lastVersion(ctx: TxContext, { id, versionNumber }: CourseRow) {
  const [version] = await ctx.tx
    .select({ id: courseVersions.id, details: courseVersions.details })
    .from(courseVersions)
    .where(and(eq(courseVersions.courseId, id), eq(courseVersions.number, versionNumber)))
  if (!version) return undefined
  const { versionId: _, ...columns } = getTableColumns(versionLessons)
  const outline = await ctx.tx
    .select(columns)
    .from(versionLessons)
    .where(eq(versionLessons.versionId, version.id))
    .orderBy(asc(versionLessons.position))
  return { ...version, outline }
}
