// What opens and closes the lessons of a course, for those who write its rules.
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db, rows } from '@/db/client'
import { courses, lessons, prerequisites, sections } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { managedCourse } from '../standing'
import type { CourseLink } from './rules'
import type { AccessPlan, Requirement, Rule } from './schemas'

/** Throws as `managedCourse` does. */
export async function accessPlan(ctx: Context, courseRef: string): Promise<AccessPlan> {
  const { id } = await managedCourse(ctx, courseRef)
  return planOf(ctx, id)
}

/** The working copy's outline with its rules; sections without lessons are there, too. */
export async function planOf(ctx: Context, courseId: string): Promise<AccessPlan> {
  const [course] = await db(ctx)
    .select({ lessonOrder: courses.lessonOrder })
    .from(courses)
    .where(eq(courses.id, courseId))
  const shown = await db(ctx)
    .select({ section: sections, lesson: lessons })
    .from(sections)
    .leftJoin(lessons, and(eq(lessons.sectionId, sections.id), isNull(lessons.removedAt)))
    .where(eq(sections.courseId, courseId))
    .orderBy(asc(sections.position), asc(sections.id), asc(lessons.position), asc(lessons.id))
  const found = new Map<string, AccessPlan['sections'][number]>()
  for (const { section, lesson } of shown) {
    const known = found.get(section.id) ?? { id: section.id, title: section.title, ...dripOf(section), lessons: [] }
    found.set(section.id, known)
    if (!lesson) continue
    const { id, title, freePreview, optional } = lesson
    known.lessons.push({ id, title, freePreview, optional, ...dripOf(lesson) })
  }
  const rules = await rulesOf(ctx, courseId)
  return { courseId, lessonOrder: course?.lessonOrder ?? 'any', sections: [...found.values()], rules }
}

/** Rules about lessons that were taken out, or that ask for them, are asleep. */
async function rulesOf(ctx: Context, courseId: string): Promise<Rule[]> {
  const gone = (column: typeof prerequisites.lessonId | typeof prerequisites.requiredLessonId) =>
    sql`exists (select 1 from ${lessons} where ${lessons.id} = ${column} and ${lessons.removedAt} is not null)`
  const found = await db(ctx)
    .select()
    .from(prerequisites)
    .where(
      and(
        eq(prerequisites.courseId, courseId),
        sql`not ${gone(prerequisites.lessonId)}`,
        sql`not ${gone(prerequisites.requiredLessonId)}`,
      ),
    )
  return inOrder(found.map(ruleOf))
}

/** In an order that depends on nothing but the rules, so that the same rules read the same. */
export function inOrder<T>(rules: T[]): T[] {
  const key = (rule: T) => JSON.stringify(rule)
  return rules.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

export function ruleOf(row: typeof prerequisites.$inferSelect): Rule {
  return { sectionId: row.sectionId, lessonId: row.lessonId, requires: requirementOf(row) }
}

function requirementOf(row: typeof prerequisites.$inferSelect): Requirement {
  if (row.requiredLessonId) return { kind: 'lesson', lessonId: row.requiredLessonId }
  if (row.requiredSectionId) return { kind: 'section', sectionId: row.requiredSectionId }
  if (row.requiredCourseId) return { kind: 'course', courseId: row.requiredCourseId }
  return { kind: 'previous' }
}

type Dripped = { opensAt: Date | null; opensAfterDays: number | null }
const dripOf = ({ opensAt, opensAfterDays }: Dripped) => ({ opensAt: opensAt?.toISOString() ?? null, opensAfterDays })

/** Which courses wait for which, as far as one can get from these. */
export function courseLinks(ctx: Context, from: readonly string[]): Promise<CourseLink[]> {
  const ids = sql.join(
    from.map(id => sql`${id}::uuid`),
    sql`, `,
  )
  return rows<CourseLink>(
    ctx,
    sql`with recursive reached(id) as (
          select c.id from courses c where c.id in (${ids})
          union
          select p.required_course_id from reached r join prerequisites p on p.course_id = r.id and p.required_course_id is not null
        )
        select distinct c.id as "courseId", c.title, q.id as "requiredCourseId", q.title as "requiredTitle"
        from reached r join prerequisites p on p.course_id = r.id
        join courses c on c.id = p.course_id join courses q on q.id = p.required_course_id`,
  )
}
export type NamedCourse = {
  id: string
  slug: string
  title: string
  status: 'draft' | 'in_review' | 'published' | 'archived'
}

/** The courses that a plan names, by id. */
export async function namedCourses(ctx: Context, plan: AccessPlan): Promise<Map<string, NamedCourse>> {
  const ids = plan.rules.flatMap(({ requires }) => (requires.kind === 'course' ? [requires.courseId] : []))
  if (ids.length === 0) return new Map()
  const found = await db(ctx)
    .select({ id: courses.id, slug: courses.slug, title: courses.title, status: courses.status })
    .from(courses)
    .where(inArray(courses.id, ids))
  return new Map(found.map(course => [course.id, course]))
}
