// What an earlier import of the same source made, and the imports that one has under way.
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { courseImports, courses, lessons, sections } from '@/db/schema/courses'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { type CourseImport, ImportOutcome, ImportPreview } from './schemas'

export type ImportedCourse = {
  id: string
  slug: string
  title: string
  digest: string | null
  status: string
  /** Ids by the keys of the source. */
  sections: Map<string, string>
  lessons: Map<string, string>
}

/** The course that this owner imported from a source; undefined for the first time. */
export async function importedCourse(ctx: Context, ownerId: string, key: string): Promise<ImportedCourse | undefined> {
  const { id, slug, title, sourceDigest: digest, status } = courses
  const [course] = await db(ctx)
    .select({ id, slug, title, digest, status })
    .from(courses)
    .where(and(eq(courses.ownerId, ownerId), eq(courses.sourceKey, key)))
  if (!course) return undefined
  const foundSections = await db(ctx)
    .select({ id: sections.id, key: sections.sourceKey })
    .from(sections)
    .where(and(eq(sections.courseId, course.id), isNotNull(sections.sourceKey)))
  const foundLessons = await db(ctx)
    .select({ id: lessons.id, key: lessons.sourceKey })
    .from(lessons)
    .where(and(eq(lessons.courseId, course.id), isNotNull(lessons.sourceKey), isNull(lessons.removedAt)))
  return { ...course, sections: byKey(foundSections), lessons: byKey(foundLessons) }
}

function byKey(rows: { id: string; key: string | null }[]): Map<string, string> {
  return new Map(rows.map(({ id, key }) => [key ?? '', id]))
}

/** One's imports, the last first. Throws `forbidden` for who may not teach. */
export async function ownImports(ctx: Context): Promise<CourseImport[]> {
  requirePermission(ctx, 'course.create')
  const found = await db(ctx)
    .select()
    .from(courseImports)
    .where(eq(courseImports.ownerId, requireUser(ctx).id))
    .orderBy(desc(courseImports.createdAt), desc(courseImports.id))
    .limit(20)
  return found.map(importOf)
}

/** One's own import; another's is missing. */
export async function ownImport(ctx: Context, importId: string): Promise<CourseImport> {
  const user = requireUser(ctx)
  const own = and(eq(courseImports.id, importId), eq(courseImports.ownerId, user.id))
  const [row] = isId(importId) ? await db(ctx).select().from(courseImports).where(own) : []
  if (!row) throw notFound('import')
  return importOf(row)
}

/** An import as the worker needs it; undefined where it was put away. Throws `forbidden` for people. */
export async function importJob(ctx: Context, importId: string) {
  requirePermission(ctx, 'course.manage-any')
  const [row] = await db(ctx).select().from(courseImports).where(eq(courseImports.id, importId))
  return row
}

function importOf(row: typeof courseImports.$inferSelect): CourseImport {
  const { id, filename, state, stepsDone, stepsTotal, problem, courseId, createdAt } = row
  return {
    ...{ id, filename, state, stepsDone, stepsTotal, problem, courseId, createdAt },
    preview: ImportPreview.safeParse(row.preview).data ?? null,
    outcome: ImportOutcome.safeParse(row.report).data ?? null,
  }
}
