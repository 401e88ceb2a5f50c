// What one may begin a course from, and what a copy needs to know of quizzes.
import { and, asc, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { items, quizItems, quizzes } from '@/db/schema/assessments'
import { courseStaff, courses, sections } from '@/db/schema/courses'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import type { CourseTemplate } from './schemas'
import { BUILT_IN_TEMPLATES } from './templates'

/** Those that come with Cairn, then the courses that others offer for copying. Throws `forbidden` for who may not teach. */
export async function courseTemplates(ctx: Context): Promise<CourseTemplate[]> {
  requirePermission(ctx, 'course.create')
  const sectionCount = sql<number>`(select count(*)::int from ${sections} where ${sections.courseId} = ${courses.id})`
  const offered = await db(ctx)
    .select({
      id: courses.id,
      title: courses.title,
      subtitle: courses.subtitle,
      lessonCount: courses.lessonCount,
      sectionCount,
      ownerName: users.name,
    })
    .from(courses)
    .innerJoin(users, eq(users.id, courses.ownerId))
    .where(and(eq(courses.isTemplate, true), ne(courses.status, 'archived')))
    .orderBy(asc(courses.title), asc(courses.id))
    .limit(100)
  const builtIn = BUILT_IN_TEMPLATES.map(({ id, title, subtitle, sections }) => ({
    id,
    kind: 'built-in' as const,
    title,
    subtitle,
    sectionCount: sections.length,
    lessonCount: sections.reduce((sum, section) => sum + (section.lessons?.length ?? 0), 0),
    ownerName: null,
  }))
  return [...builtIn, ...offered.map(row => ({ ...row, kind: 'course' as const }))]
}

/** All words of the quizzes of lessons, to find the pictures in them. */
export async function quizTexts(ctx: Context, lessonIds: string[]): Promise<string[]> {
  if (lessonIds.length === 0) return []
  const found = await db(ctx)
    .select({ prompt: items.promptMarkdown, body: items.body, explanation: items.explanationMarkdown })
    .from(items)
    .innerJoin(quizItems, eq(quizItems.itemId, items.id))
    .innerJoin(quizzes, eq(quizzes.id, quizItems.quizId))
    .where(inArray(quizzes.lessonId, lessonIds))
  return found.flatMap(({ prompt, body, explanation }) => [
    prompt,
    explanation,
    ...body.choices.map(({ textMarkdown }) => textMarkdown),
  ])
}

/** The courses that one may write in, the last changed first. */
export async function editableCourses(ctx: Context): Promise<{ id: string; title: string }[]> {
  const { id: userId } = requireUser(ctx)
  const writes = sql`exists (select 1 from ${courseStaff} s where s.course_id = courses.id and s.user_id = ${userId} and s.role <> 'assistant')`
  return db(ctx)
    .select({ id: courses.id, title: courses.title })
    .from(courses)
    .where(and(or(sql`courses.owner_id = ${userId}`, writes), ne(courses.status, 'archived')))
    .orderBy(desc(courses.updatedAt), desc(courses.id))
    .limit(200)
}
