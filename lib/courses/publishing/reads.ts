// What the publishing page and the admins' line of reviews show.
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { courses } from '@/db/schema/courses'
import { enrollments } from '@/db/schema/learning'
import { media } from '@/db/schema/media'
import { type Context, requirePermission } from '@/lib/core/context'
import { managedCourse } from '../standing'
import { type LessonContent, lessonContents } from '../teaching/reads'
import type { ReadingLevel } from './advice/reading-level'
import { type CheckedLesson, type ChecklistEntry, checklist, proseOf } from './checklist'
import { readingAdvice } from './reading-advice'
import { isReviewed } from './reviewed'

export type Publishing = {
  id: string
  slug: string
  status: 'draft' | 'in_review' | 'published' | 'archived'
  isTemplate: boolean
  versionNumber: number
  lessonCount: number
  learnersUnderWay: number
  /** Whether an admin looks at what the actor publishes. */
  isReviewed: boolean
  submittedAt: Date | null
  scheduled: { at: Date; by: string | null; note: string } | null
  reviewNote: string | null
  checklist: ChecklistEntry[]
  lessonTitles: Map<string, string>
  readingLevel: ReadingLevel | undefined
}

/** Throws as `managedCourse` does. */
export async function publishing(ctx: Context, courseRef: string): Promise<Publishing> {
  const { id } = await managedCourse(ctx, courseRef)
  const [row] = await db(ctx)
    .select({ course: courses, scheduledBy: users.name })
    .from(courses)
    .leftJoin(users, eq(users.id, courses.publishBy))
    .where(eq(courses.id, id))
  if (!row) throw new Error('a managed course is there')
  const { course, scheduledBy } = row
  const lessons = await withCaptions(ctx, await lessonContents(ctx, id))
  const reading = readingAdvice(course, proseOf(lessons))
  const { slug, status, isTemplate, versionNumber, publishAt, publishNote, submittedAt, reviewNote } = course
  return {
    id,
    slug,
    status,
    isTemplate,
    versionNumber,
    lessonCount: lessons.length,
    learnersUnderWay: await learnersUnderWay(ctx, id),
    isReviewed: await isReviewed(ctx),
    submittedAt,
    scheduled: publishAt && { at: publishAt, by: scheduledBy, note: publishNote },
    reviewNote,
    checklist: inOrder([...checklist(course, lessons), ...reading.entries], lessons),
    lessonTitles: new Map(lessons.map(lesson => [lesson.id, lesson.title])),
    readingLevel: reading.course,
  }
}

/** What is required first, then the course's own words, then lessons as they follow each other. */
function inOrder(entries: ChecklistEntry[], lessons: CheckedLesson[]): ChecklistEntry[] {
  const places = new Map(lessons.map((lesson, place) => [lesson.id, place]))
  const placeOf = (entry: ChecklistEntry) => (entry.required ? -2 : (places.get(entry.lessonId ?? '') ?? -1))
  return entries.toSorted((a, b) => placeOf(a) - placeOf(b))
}

async function withCaptions(ctx: Context, lessons: LessonContent[]): Promise<CheckedLesson[]> {
  const ids = lessons.flatMap(({ mediaId }) => mediaId ?? [])
  // Columns with their table: in a query of one table the builder leaves it out.
  const languages = sql<number>`(select count(*)::int from captions c where c.media_id = media.id)`
  const films =
    ids.length === 0
      ? []
      : await db(ctx)
          .select({ id: media.id, languages })
          .from(media)
          .where(and(inArray(media.id, ids), eq(media.kind, 'video')))
  const counts = new Map(films.map(film => [film.id, film.languages]))
  return lessons.map(lesson => ({ ...lesson, captions: counts.get(lesson.mediaId ?? '') ?? null }))
}

async function learnersUnderWay(ctx: Context, courseId: string): Promise<number> {
  const [row] = await db(ctx)
    .select({ count: sql<number>`count(*)::int` })
    .from(enrollments)
    .where(and(eq(enrollments.courseId, courseId), isNull(enrollments.completedAt)))
  return row?.count ?? 0
}

export type SubmittedCourse = {
  id: string
  slug: string
  title: string
  ownerName: string
  submittedAt: Date
  note: string
  /** A course that everyone sees already: its new version waits. */
  isNewVersion: boolean
  changedSince: boolean
}

/** The courses that wait for a review, the longest first. Throws `forbidden` for all but admins. */
export async function submittedCourses(ctx: Context): Promise<SubmittedCourse[]> {
  requirePermission(ctx, 'course.manage-any')
  const found = await db(ctx)
    .select({ course: courses, ownerName: users.name })
    .from(courses)
    .innerJoin(users, eq(users.id, courses.ownerId))
    .where(isNotNull(courses.submittedAt))
    .orderBy(asc(courses.submittedAt), asc(courses.id))
    .limit(200)
  return found.flatMap(({ course, ownerName }) => {
    const { id, slug, title, submittedAt, publishNote: note, status, updatedAt } = course
    if (!submittedAt) return []
    return [
      {
        id,
        slug,
        title,
        ownerName,
        submittedAt,
        note,
        isNewVersion: status === 'published',
        changedSince: updatedAt.getTime() > submittedAt.getTime(),
      },
    ]
  })
}
