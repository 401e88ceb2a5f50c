// Where a learner goes on in one course, what they have finished, and what may come next.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { actorId, type Context, requireUser } from '@/lib/core/context'
import { newestVersion } from '@/lib/courses/editions/reads'
import type { Lock } from '../access/locks'
import { locksIn } from '../access/reads'
import { goOn } from '../player/way'
import { mayManage } from '../policy'
import { courseStanding, NOBODY } from '../reads'
import type { LessonStatus } from '../schemas'

/** The lesson at which the actor goes on, among those that are open to them; null where there is none. Throws `not_found` as courseStanding does. */
export async function lessonToContinue(ctx: Context, courseRef: string) {
  const course = await courseStanding(ctx, courseRef)
  const { editionId, slug } = course
  const me = actorId(ctx) ?? NOBODY
  const steps = await rows<{ id: string; optional: boolean; status: LessonStatus; last: string | null }>(
    ctx,
    sql`select x.lesson_id as id, x.optional, coalesce(p.status, 'not_started') as status, e.last_lesson_id as last
        from edition_lessons x
        left join enrollments e on e.course_id = x.course_id and e.user_id = ${me}
        left join lesson_progress p on p.lesson_id = x.lesson_id and p.user_id = ${me}
        where x.edition_id = ${editionId}
        order by x.section_position, x.section_id, x.position, x.lesson_id`,
  )
  const locks = await locksFor(ctx, course)
  const open = steps.filter(step => !locks.has(step.id))
  return { slug, lessonId: goOn(open, steps[0]?.last ?? null)?.id ?? steps[0]?.id ?? null }
}

async function locksFor(ctx: Context, course: Awaited<ReturnType<typeof courseStanding>>) {
  const { enrollment, guarded } = course
  if (!guarded || !enrollment || mayManage(ctx.actor, course)) return new Map<string, Lock[]>()
  return locksIn(ctx, { ...course, userId: enrollment.userId, enrolledAt: new Date(enrollment.enrolledAt) })
}

export type FinishedCourse = {
  courseId: string
  slug: string
  title: string
  completedAt: string
  /** The work in each section, in seconds, from the first. */
  work: number[]
}

const MOST_ON_SHELF = 24

/** One's own finished courses, the latest first. */
export async function finishedCourses(ctx: Context): Promise<FinishedCourse[]> {
  const user = requireUser(ctx)
  const found = await rows<FinishedCourse>(
    ctx,
    sql`select courses.id as "courseId", courses.slug, courses.title, e.completed_at as "completedAt",
          array(select greatest(sum(x.duration_seconds), 60 * count(*))::int from edition_lessons x
            where x.edition_id = coalesce(e.version_id, ${newestVersion}, courses.id)
            group by x.section_id, x.section_position order by x.section_position, x.section_id) as work
        from enrollments e join courses on courses.id = e.course_id
        where e.user_id = ${user.id} and e.completed_at is not null
        order by e.completed_at desc, courses.id limit ${MOST_ON_SHELF}`,
  )
  return found.map(course => ({ ...course, completedAt: new Date(course.completedAt).toISOString() }))
}

export type Suggestion = { slug: string; title: string; subtitle: string; categoryName: string; becauseOf: string }

/** The most popular course that the actor does not take, in the category in which they learned last; null without one. */
export async function suggestedCourse(ctx: Context): Promise<Suggestion | null> {
  const user = requireUser(ctx)
  const [found] = await rows<Suggestion>(
    ctx,
    sql`with mine as (
          select c.category_id, c.title, coalesce(e.last_seen_at, e.enrolled_at) as seen_at
          from enrollments e join courses c on c.id = e.course_id where e.user_id = ${user.id}
        )
        select c.slug, c.title, c.subtitle, g.name as "categoryName", m.title as "becauseOf"
        from mine m
        join courses c on c.category_id = m.category_id and c.status = 'published'
        join categories g on g.id = c.category_id
        where not exists (select 1 from enrollments e where e.user_id = ${user.id} and e.course_id = c.id)
        order by m.seen_at desc, c.enrollment_count desc, c.id desc limit 1`,
  )
  return found ?? null
}
