// What those who teach need to know: their courses, who teaches, what stands in the way of publishing or removing.
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { quizItems, quizzes } from '@/db/schema/assessments'
import {
  categories,
  courseStaff,
  courses,
  courseVersions,
  lessons,
  sections,
  versionLessons,
} from '@/db/schema/courses'
import { enrollments, lessonProgress } from '@/db/schema/learning'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { summaryColumns } from '../catalogue/reads'
import { summaryOf } from '../catalogue/summary'
import { mayManage, type Trust } from '../policy'
import type { CourseStatus, CourseSummary, LessonKind, Teacher } from '../schemas'
import { managedCourse } from '../standing'

export type OwnCourse = CourseSummary & { status: 'draft' | 'in_review' | 'published' | 'archived'; updatedAt: string }

/** The courses that one teaches, the last changed first. */
export async function ownCourses(ctx: Context): Promise<OwnCourse[]> {
  const user = requireUser(ctx)
  const found = await db(ctx)
    .select({ ...summaryColumns, status: courses.status, updatedAt: courses.updatedAt })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.ownerId))
    .where(
      sql`${courses.ownerId} = ${user.id} or ${courses.id} in (select ${courseStaff.courseId} from ${courseStaff} where ${courseStaff.userId} = ${user.id})`,
    )
    .orderBy(desc(courses.updatedAt), desc(courses.id))
    .limit(200)
  return found.map(row => ({ ...summaryOf(row), status: row.status, updatedAt: row.updatedAt.toISOString() }))
}

export type TaughtBy = {
  id: string
  title: string
  status: CourseStatus
  part: 'owner' | 'co_instructor' | 'assistant'
}

/** The courses that somebody teaches, the last changed first; for admins. */
export async function coursesTaughtBy(ctx: Context, userId: string): Promise<TaughtBy[]> {
  requirePermission(ctx, 'course.manage-any')
  return db(ctx)
    .select({ id: courses.id, title: courses.title, status: courses.status, part: courseStaff.role })
    .from(courseStaff)
    .innerJoin(courses, eq(courses.id, courseStaff.courseId))
    .where(eq(courseStaff.userId, userId))
    .orderBy(desc(courses.updatedAt), desc(courses.id))
    .limit(100)
}

export type TaughtCourse = {
  id: string
  slug: string
  title: string
  status: CourseStatus
  revision: number
  /** How far the actor is trusted in it. */
  trust: Trust[]
}

/** A course for its studio. Throws as `managedCourse` does. */
export async function taughtCourse(ctx: Context, courseRef: string): Promise<TaughtCourse> {
  const course = await managedCourse(ctx, courseRef, 'assist')
  const [row] = await db(ctx)
    .select({ slug: courses.slug, revision: courses.revision })
    .from(courses)
    .where(eq(courses.id, course.id))
  const trust = (['assist', 'edit', 'own'] as const).filter(as => mayManage(ctx.actor, course, as))
  return {
    id: course.id,
    title: course.title,
    status: course.status,
    slug: row?.slug ?? '',
    revision: row?.revision ?? 1,
    trust,
  }
}

const RANK = { owner: 0, co_instructor: 1, assistant: 2 } as const

/** Who teaches a course, its owner first. */
export async function teachers(ctx: Context, courseId: string): Promise<Teacher[]> {
  const found = await db(ctx)
    .select({ id: users.id, name: users.name, image: users.image, bio: users.bio, role: courseStaff.role })
    .from(courseStaff)
    .innerJoin(users, eq(users.id, courseStaff.userId))
    .where(eq(courseStaff.courseId, courseId))
    .orderBy(asc(users.name))
  return found.sort((a, b) => RANK[a.role] - RANK[b.role])
}

/** Whether anyone ever enrolled; ask inside the transaction that locked the course. */
export async function isTaken(ctx: Context, courseId: string): Promise<boolean> {
  const [row] = await db(ctx)
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(eq(enrollments.courseId, courseId))
    .limit(1)
  return row !== undefined
}

/** The lessons of a course in which anybody has progress, and those that were published: they are hidden instead of deleted. */
export async function lessonsToKeep(ctx: Context, courseId: string): Promise<Set<string>> {
  const learned = await db(ctx)
    .selectDistinct({ id: lessonProgress.lessonId })
    .from(lessonProgress)
    .where(eq(lessonProgress.courseId, courseId))
  const published = await db(ctx)
    .selectDistinct({ id: versionLessons.lessonId })
    .from(versionLessons)
    .innerJoin(courseVersions, eq(courseVersions.id, versionLessons.versionId))
    .where(eq(courseVersions.courseId, courseId))
  return new Set([...learned, ...published].map(row => row.id))
}

export type LessonContent = {
  id: string
  sectionId: string
  title: string
  sectionTitle: string
  sectionPosition: number
  position: number
  kind: LessonKind
  difficulty: 'easy' | 'medium' | 'hard' | 'expert'
  bodyMarkdown: string
  durationSeconds: number
  mediaId: string | null
  embedUrl: string | null
  freePreview: boolean
  optional: boolean
  quizItems: number
}

/** What each lesson of a course holds, in the order of the outline, to judge and to freeze it. */
export function lessonContents(ctx: Context, courseId: string): Promise<LessonContent[]> {
  const held = sql<number>`(select count(*)::int from ${quizItems} join ${quizzes} on ${quizzes.id} = ${quizItems.quizId} where ${quizzes.lessonId} = ${lessons.id})`
  return db(ctx)
    .select({
      id: lessons.id,
      sectionId: lessons.sectionId,
      title: lessons.title,
      sectionTitle: sections.title,
      sectionPosition: sections.position,
      position: lessons.position,
      kind: lessons.kind,
      difficulty: lessons.difficulty,
      bodyMarkdown: lessons.bodyMarkdown,
      durationSeconds: lessons.durationSeconds,
      mediaId: lessons.mediaId,
      embedUrl: lessons.embedUrl,
      freePreview: lessons.freePreview,
      optional: lessons.optional,
      quizItems: held,
    })
    .from(lessons)
    .innerJoin(sections, eq(sections.id, lessons.sectionId))
    .where(and(eq(lessons.courseId, courseId), isNull(lessons.removedAt)))
    .orderBy(asc(sections.position), asc(sections.id), asc(lessons.position), asc(lessons.id))
}
