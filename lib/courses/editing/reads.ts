// What those who write a course read: its outline as a working copy, one lesson as it stands, the words for its skills.
import { createHash } from 'node:crypto'
import { and, asc, eq, exists, isNull, notExists, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { categories, courses, lessonSkills, lessons, sections, skills } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { managedCourse } from '../standing'
import type { LessonDraft, Outline } from './schemas'

/** The working copy of an outline. Throws as `managedCourse` does. */
export async function writtenOutline(ctx: Context, courseRef: string): Promise<Outline> {
  const { id } = await managedCourse(ctx, courseRef)
  return outlineOf(ctx, id)
}

/** The same for whoever has asked already; a section that only holds removed lessons is not part of it. */
export async function outlineOf(ctx: Context, courseId: string): Promise<Outline> {
  const [course] = await db(ctx).select({ revision: courses.revision }).from(courses).where(eq(courses.id, courseId))
  const held = db(ctx).select({ one: sql`1` }).from(lessons).where(eq(lessons.sectionId, sections.id))
  const live = db(ctx)
    .select({ one: sql`1` })
    .from(lessons)
    .where(and(eq(lessons.sectionId, sections.id), isNull(lessons.removedAt)))
  const found = await db(ctx)
    .select({ id: sections.id, title: sections.title })
    .from(sections)
    .where(and(eq(sections.courseId, courseId), or(notExists(held), exists(live))))
    .orderBy(asc(sections.position), asc(sections.id))
  const { id, sectionId, title, kind, freePreview, optional } = lessons
  const placed = await db(ctx)
    .select({ id, sectionId, title, kind, freePreview, optional })
    .from(lessons)
    .where(and(eq(lessons.courseId, courseId), isNull(lessons.removedAt)))
    .orderBy(asc(lessons.position), asc(lessons.id))
  const shown = found.map(section => ({ ...section, lessons: [] as Outline['sections'][number]['lessons'] }))
  const byId = new Map(shown.map(section => [section.id, section]))
  for (const { sectionId, ...lesson } of placed) byId.get(sectionId)?.lessons.push(lesson)
  return { revision: course?.revision ?? 1, sections: shown }
}

/** A lesson for its editor. Throws `not_found` and as `managedCourse` does. */
export async function lessonDraft(ctx: Context, lessonId: string): Promise<LessonDraft> {
  if (!isId(lessonId)) throw notFound('lesson')
  const [row] = await db(ctx)
    .select({ lesson: lessons, by: users.name, skills: named })
    .from(lessons)
    .leftJoin(users, eq(users.id, lessons.updatedBy))
    .where(and(eq(lessons.id, lessonId), isNull(lessons.removedAt)))
  if (!row) throw notFound('lesson')
  await managedCourse(ctx, row.lesson.courseId)
  const {
    createdAt: _c,
    position: _p,
    opensAt: _a,
    opensAfterDays: _d,
    sourceKey: _k,
    removedAt: _r,
    ...lesson
  } = row.lesson
  return { ...lesson, skills: row.skills, updatedAt: lesson.updatedAt.toISOString(), updatedBy: row.by }
}

const named = sql<
  string[]
>`array(select ${skills.name} from ${lessonSkills} join ${skills} on ${skills.id} = ${lessonSkills.skillId} where ${lessonSkills.lessonId} = ${lessons.id} order by 1)`

/** The skills that the category of a course knows, by name; throws as `managedCourse` does. */
export async function skillsOfCategory(ctx: Context, courseRef: string): Promise<string[]> {
  const { categoryId } = await managedCourse(ctx, courseRef)
  const found = await db(ctx)
    .select({ name: skills.name })
    .from(skills)
    .where(eq(skills.categoryId, categoryId))
    .orderBy(asc(skills.name))
    .limit(1000)
  return found.map(({ name }) => name)
}

/** The ids of those skills, by their names in lower case. */
export async function skillIds(ctx: Context, courseId: string): Promise<Map<string, string>> {
  const found = await db(ctx)
    .select({ id: skills.id, name: skills.name })
    .from(skills)
    .innerJoin(courses, eq(courses.categoryId, skills.categoryId))
    .where(eq(courses.id, courseId))
  return new Map(found.map(({ id, name }) => [name.toLocaleLowerCase(), id]))
}

export type CourseDetails = {
  title: string
  subtitle: string
  descriptionMarkdown: string
  categorySlug: string
  level: 'beginner' | 'intermediate' | 'advanced'
  language: string
  priceMinor: number
  currency: string
  outcomes: string[]
  requirements: string[]
}

/** What a course says of itself; `seen` names this state of it, for the form that changes it. Throws as `managedCourse` does. */
export async function courseDetails(
  ctx: Context,
  courseRef: string,
): Promise<{ details: CourseDetails; coverMediaId: string | null; seen: string }> {
  const { id } = await managedCourse(ctx, courseRef)
  const { title, subtitle, descriptionMarkdown, level, language, priceMinor, currency, outcomes, requirements } =
    courses
  const columns = {
    title,
    subtitle,
    descriptionMarkdown,
    level,
    language,
    priceMinor,
    currency,
    outcomes,
    requirements,
  }
  const [row] = await db(ctx)
    .select({ ...columns, categorySlug: categories.slug, coverMediaId: courses.coverMediaId })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .where(eq(courses.id, id))
  if (!row) throw notFound('course')
  const { coverMediaId, ...details } = row
  const seen = createHash('sha256')
    .update(JSON.stringify(Object.entries(details).sort()))
    .digest('base64url')
  return { details, coverMediaId, seen }
}
