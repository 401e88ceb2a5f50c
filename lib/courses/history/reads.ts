// The versions of a course, what each said, and what differs between two of them or from the working copy.
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { courses, courseVersions, editionLessons, versionLessons } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { managedCourse } from '../standing'
import { type Comparison, compareEditions, type Edition } from './compare'

/** What a course says now, before anybody publishes it. */
export const WORKING_COPY = 'now'

export type CourseVersion = {
  id: string
  /** Publications count from 1; working copies that were kept before a restore count down from -1. */
  number: number
  note: string
  by: string | null
  at: Date
  lessonCount: number
  /** What whoever enrolls now gets. */
  isCurrent: boolean
}

/** The last first. Throws as `managedCourse` does. */
export async function courseHistory(ctx: Context, courseRef: string): Promise<CourseVersion[]> {
  const { id } = await managedCourse(ctx, courseRef)
  const lessonCount = sql<number>`(select count(*)::int from ${versionLessons} where ${versionLessons.versionId} = ${courseVersions.id})`
  return db(ctx)
    .select({
      id: courseVersions.id,
      number: courseVersions.number,
      note: courseVersions.note,
      by: users.name,
      at: courseVersions.createdAt,
      lessonCount,
      isCurrent: sql<boolean>`${courseVersions.number} = ${courses.versionNumber}`,
    })
    .from(courseVersions)
    .innerJoin(courses, eq(courses.id, courseVersions.courseId))
    .leftJoin(users, eq(users.id, courseVersions.publishedBy))
    .where(eq(courseVersions.courseId, id))
    .orderBy(desc(courseVersions.createdAt), desc(courseVersions.id))
    .limit(500)
}

/** What changed from one state to another; each is a version's id, or `now`. Throws `not_found` for versions of others. */
export async function versionComparison(
  ctx: Context,
  courseRef: string,
  from: string,
  to: string,
): Promise<Comparison> {
  const { id } = await managedCourse(ctx, courseRef)
  return compareEditions(await edition(ctx, id, from), await edition(ctx, id, to))
}

/** What is not published yet: the working copy against the last version; null where there is none. */
export async function unpublishedChanges(ctx: Context, courseRef: string): Promise<Comparison | null> {
  const { id } = await managedCourse(ctx, courseRef)
  const [last] = await db(ctx)
    .select({ id: courseVersions.id })
    .from(courseVersions)
    .innerJoin(courses, and(eq(courses.id, courseVersions.courseId), eq(courses.versionNumber, courseVersions.number)))
    .where(eq(courseVersions.courseId, id))
  return last ? compareEditions(await edition(ctx, id, last.id), await edition(ctx, id, WORKING_COPY)) : null
}

async function edition(ctx: Context, courseId: string, which: string): Promise<Edition> {
  const editionId = which === WORKING_COPY ? courseId : (await version(ctx, courseId, which)).id
  const e = editionLessons
  const lessons = await db(ctx)
    .select()
    .from(e)
    .where(eq(e.editionId, editionId))
    .orderBy(asc(e.sectionPosition), asc(e.sectionId), asc(e.position), asc(e.lessonId))
  if (which !== WORKING_COPY) return { details: (await version(ctx, courseId, which)).details, lessons }
  const { title, subtitle, descriptionMarkdown, outcomes, requirements } = courses
  const [details] = await db(ctx)
    .select({ title, subtitle, descriptionMarkdown, outcomes, requirements })
    .from(courses)
    .where(eq(courses.id, courseId))
  if (!details) throw notFound('course')
  return { details, lessons }
}

/** One version of a course. Throws `not_found`. */
export async function version(ctx: Context, courseId: string, versionId: string) {
  const [row] = isId(versionId)
    ? await db(ctx)
        .select()
        .from(courseVersions)
        .where(and(eq(courseVersions.id, versionId), eq(courseVersions.courseId, courseId)))
    : []
  if (!row) throw notFound('version')
  return row
}
