// Freezes a course as it stands: its words, its outline and what each lesson says.
import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { type CourseDetails, type courses, courseVersions, versionLessons } from '@/db/schema/courses'
import { actorId } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import type { LessonContent } from '../teaching/reads'
import { freezeLessons } from './freeze-lessons'

type CourseRow = typeof courses.$inferSelect
type Frozen = { details: CourseDetails; outline: Omit<typeof versionLessons.$inferInsert, 'versionId'>[] }

/** Gives the id and number of the version that says what the course says now: the last one where nothing changed, else a new one. */
export async function freezeOutline(
  ctx: TxContext,
  course: CourseRow,
  contents: LessonContent[],
  note: string,
): Promise<{ id: string; number: number; changed: boolean }> {
  const now = await freeze(ctx, course, contents)
  const last = await frozenVersion(ctx, course.id, course.versionNumber)
  if (last && isDeepStrictEqual(last.frozen, now)) return { id: last.id, number: course.versionNumber, changed: false }
  const number = course.versionNumber + 1
  return { id: await writeVersion(ctx, course.id, number, note, now), number, changed: true }
}

/** Keeps the working copy as a version that no learner sees; null where the last publication says the same. */
export async function keepWorkingCopy(
  ctx: TxContext,
  course: CourseRow,
  contents: LessonContent[],
  note: string,
): Promise<string | null> {
  const now = await freeze(ctx, course, contents)
  const last = await frozenVersion(ctx, course.id, course.versionNumber)
  if (last && isDeepStrictEqual(last.frozen, now)) return null
  const [lowest] = await ctx.tx
    .select({ number: sql<number>`least(0, min(${courseVersions.number}))::int` })
    .from(courseVersions)
    .where(eq(courseVersions.courseId, course.id))
  return writeVersion(ctx, course.id, (lowest?.number ?? 0) - 1, note, now)
}

async function freeze(ctx: TxContext, course: CourseRow, contents: LessonContent[]): Promise<Frozen> {
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
  return { details: detailsOf(course), outline }
}

export function detailsOf(course: CourseDetails): CourseDetails {
  const { title, subtitle, descriptionMarkdown, outcomes, requirements } = course
  return { title, subtitle, descriptionMarkdown, outcomes, requirements }
}

async function writeVersion(ctx: TxContext, courseId: string, number: number, note: string, frozen: Frozen) {
  const now = ctx.now()
  const id = newId(now)
  const { details, outline } = frozen
  await ctx.tx
    .insert(courseVersions)
    .values({ id, courseId, number, details, note, publishedBy: actorId(ctx), createdAt: now })
  const rows = outline.map(lesson => ({ ...lesson, versionId: id }))
  if (rows.length > 0) await ctx.tx.insert(versionLessons).values(rows)
  return id
}

async function frozenVersion(
  ctx: TxContext,
  courseId: string,
  number: number,
): Promise<{ id: string; frozen: Frozen } | undefined> {
  const [version] = await ctx.tx
    .select({ id: courseVersions.id, details: courseVersions.details })
    .from(courseVersions)
    .where(and(eq(courseVersions.courseId, courseId), eq(courseVersions.number, number)))
  if (!version) return undefined
  const { versionId: _, ...columns } = getTableColumns(versionLessons)
  const outline = await ctx.tx
    .select(columns)
    .from(versionLessons)
    .where(eq(versionLessons.versionId, version.id))
    .orderBy(asc(versionLessons.position))
  return { id: version.id, frozen: { details: version.details, outline } }
}
