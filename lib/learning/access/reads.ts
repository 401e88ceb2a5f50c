// What keeps lessons closed to a learner, from the rules of the course and what the learner did.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { type AccessLesson, type Lock, locksOf, type Prerequisite } from './locks'

type Learner = { courseId: string; editionId: string; userId: string; enrolledAt: Date }
type LessonRow = Omit<AccessLesson, 'opensAt' | 'sectionOpensAt'> & {
  opensAt: string | null
  sectionOpensAt: string | null
  inOrder: boolean
}

/** The locks of each lesson that has any, for somebody enrolled in a guarded course. Two queries. */
export async function locksIn(ctx: Context, learner: Learner): Promise<Map<string, Lock[]>> {
  const lessons = await lessonsOf(ctx, learner)
  const prerequisites = await prerequisitesOf(ctx, learner)
  const { enrolledAt } = learner
  return locksOf({
    lessons,
    prerequisites,
    inOrder: lessons.some(lesson => lesson.inOrder),
    enrolledAt,
    now: ctx.now(),
  })
}

/** How a locked lesson refuses: `extra.locks` says what opens it. */
export function lockedError(locks: Lock[]): DomainError {
  const words = locks.map(lock => lock.words).join('. ')
  return new DomainError('forbidden', `This lesson is still locked. ${words}.`, { code: 'locked', extra: { locks } })
}

async function lessonsOf(ctx: Context, { editionId, userId }: Learner) {
  const found = await rows<LessonRow>(
    ctx,
    sql`select x.lesson_id as "lessonId", x.title, x.section_id as "sectionId", x.section_title as "sectionTitle", x.optional,
          x.free_preview as "freePreview", coalesce(p.status = 'completed', false) as completed,
          l.opens_at as "opensAt", l.opens_after_days as "opensAfterDays",
          s.opens_at as "sectionOpensAt", s.opens_after_days as "sectionOpensAfterDays", c.lesson_order = 'in_order' as "inOrder"
        from edition_lessons x
        join courses c on c.id = x.course_id
        join lessons l on l.id = x.lesson_id
        left join sections s on s.id = x.section_id
        left join lesson_progress p on p.lesson_id = x.lesson_id and p.user_id = ${userId}::uuid
        where x.edition_id = ${editionId}::uuid
        order by x.section_position, x.section_id, x.position, x.lesson_id`,
  )
  const date = (at: string | null) => (at === null ? null : new Date(at))
  return found.map(row => ({ ...row, opensAt: date(row.opensAt), sectionOpensAt: date(row.sectionOpensAt) }))
}

function prerequisitesOf(ctx: Context, { courseId, userId }: Learner): Promise<Prerequisite[]> {
  return rows<Prerequisite>(
    ctx,
    sql`select r.section_id as "sectionId", r.lesson_id as "lessonId", r.requires, r.required_lesson_id as "requiredLessonId",
          r.required_section_id as "requiredSectionId",
          case when c.id is not null then json_build_object('title', c.title, 'slug', c.slug, 'completed', e.completed_at is not null)
          end as "requiredCourse"
        from prerequisites r
        left join courses c on c.id = r.required_course_id
        left join enrollments e on e.course_id = c.id and e.user_id = ${userId}::uuid
        where r.course_id = ${courseId}::uuid
        order by r.id`,
  )
}
