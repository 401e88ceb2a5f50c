// What an earlier import of the same source made.
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { courses, lessons, sections } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'

export type ImportedCourse = {
  id: string
  slug: string
  digest: string | null
  status: string
  /** Ids by the keys of the source. */
  sections: Map<string, string>
  lessons: Map<string, string>
}

/** The course that this owner imported from a source; undefined for the first time. */
export async function importedCourse(ctx: Context, ownerId: string, key: string): Promise<ImportedCourse | undefined> {
  const { id, slug, sourceDigest: digest, status } = courses
  const [course] = await db(ctx)
    .select({ id, slug, digest, status })
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
