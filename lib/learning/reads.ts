// What others may know about learning: who is enrolled where, how far, and who may take which lesson.
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { db, rows, type TxContext } from '@/db/client'
import { courses, courseVersions } from '@/db/schema/courses'
import { enrollments } from '@/db/schema/learning'
import { actorId, type Context, requireUser } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { editionSeenBy } from '@/lib/courses/editions/reads'
import type { CourseStatus, Difficulty } from '@/lib/courses/schemas'
import type { Lock } from './access/locks'
import { lockedError, locksIn } from './access/reads'
import type { Asked } from './completion'
import { mayGrantAccess, mayKnow, mayListen, mayManage, mayTakeLesson } from './policy'
import type { Range } from './ranges'
import type { CourseProgress, Enrollment, LessonStatus } from './schemas'

/** The id that no user has, for what guests see. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A course as one person stands to it. Throws `not_found` where the actor may not know of it. */
export async function courseStanding(ctx: Context, courseRef: string) {
  const me = actorId(ctx) ?? NOBODY
  const [row] = await db(ctx)
    .select({
      courseId: courses.id,
      slug: courses.slug,
      title: courses.title,
      status: courses.status,
      priceMinor: courses.priceMinor,
      currency: courses.currency,
      guarded: courses.guarded,
      isStaff: staffOf(me).as('is_staff'),
      editionId: editionSeenBy(me, managesAny(ctx)).as('edition_id'),
      versionId: courseVersions.id,
      enrollment: enrollments,
    })
    .from(courses)
    .leftJoin(
      courseVersions,
      and(eq(courseVersions.courseId, courses.id), eq(courseVersions.number, courses.versionNumber)),
    )
    .leftJoin(enrollments, and(eq(enrollments.courseId, courses.id), eq(enrollments.userId, me)))
    .where(courseIs(courseRef))
  if (!row || !mayKnow(ctx.actor, { ...row, isEnrolled: row.enrollment !== null })) throw notFound('course')
  const { enrollment, versionId } = row
  /** A newer version than the one that this learner is on, to which they may switch. */
  const isBehind =
    enrollment !== null &&
    !enrollment.completedAt &&
    enrollment.versionId !== null &&
    enrollment.versionId !== versionId
  return { ...row, isBehind, enrollment: enrollment && enrollmentDto(enrollment) }
}

/** The id of a course to whose news the actor may listen. Throws `not_found` or `forbidden`. */
export async function listenableCourse(ctx: Context, courseRef: string): Promise<string> {
  const { courseId, isStaff, enrollment } = await courseStanding(ctx, courseRef)
  if (mayListen(ctx.actor, { isStaff, isEnrolled: enrollment !== null })) return courseId
  throw new DomainError('forbidden', 'Only those who learn or teach in this course hear what happens in it.')
}

/** A course to which the actor may give access. Throws `not_found` or `forbidden`. */
export async function grantableCourse(ctx: Context, courseRef: string) {
  const course = await courseStanding(ctx, courseRef)
  if (mayGrantAccess(ctx.actor, course)) return course
  throw new DomainError('forbidden', 'Only those who teach this course can give access to it.')
}

export type LessonStanding = Asked & {
  lessonId: string
  courseId: string
  /** The edition of the course that this person sees; the lesson is part of it. */
  editionId: string
  title: string
  difficulty: Difficulty
  freePreview: boolean
  status: CourseStatus
  isStaff: boolean
  isEnrolled: boolean
  /** What keeps the lesson closed to this person although they are enrolled. */
  locks: Lock[]
  /** The same of every lesson of the course. */
  allLocks: Map<string, Lock[]>
}

/** A lesson as one person stands to it, in the edition that they see. Throws `not_found` where they may not know of it. */
export async function lessonStanding(ctx: Context, lessonId: string): Promise<LessonStanding> {
  if (!isId(lessonId)) throw notFound('lesson')
  const me = actorId(ctx)
  const [row] = await rows<
    Omit<LessonStanding, 'locks' | 'allLocks'> & { guarded: boolean; enrolledAt: string | null }
  >(
    ctx,
    sql`select x.lesson_id as "lessonId", x.course_id as "courseId", x.edition_id as "editionId", x.title, x.kind, x.difficulty,
          x.free_preview as "freePreview", coalesce(m.duration_seconds, nullif(x.duration_seconds, 0))::float8 as "videoSeconds",
          q.pass_percent as "passPercent", courses.status, ${staffOf(me)} as "isStaff", e.id is not null as "isEnrolled",
          courses.guarded, e.enrolled_at as "enrolledAt"
        from lessons l
        join courses on courses.id = l.course_id
        join edition_lessons x on x.lesson_id = l.id and x.edition_id = ${editionSeenBy(me, managesAny(ctx))}
        left join enrollments e on e.course_id = l.course_id and e.user_id = ${me}::uuid
        left join media m on m.id = x.media_id
        left join quizzes q on q.lesson_id = l.id
        where l.id = ${lessonId}::uuid`,
  )
  if (!row || !mayKnow(ctx.actor, row)) throw notFound('lesson')
  const { guarded, enrolledAt, ...standing } = row
  if (!guarded || !me || !enrolledAt || mayManage(ctx.actor, row)) {
    return { ...standing, locks: [], allLocks: new Map() }
  }
  const allLocks = await locksIn(ctx, { ...row, userId: me, enrolledAt: new Date(enrolledAt) })
  return { ...standing, locks: allLocks.get(lessonId) ?? [], allLocks }
}

/** The standing of somebody enrolled in the lesson's course. Throws `forbidden` for others, and (`locked`) while it is locked. */
export async function enrolledLesson(ctx: Context, lessonId: string) {
  requireUser(ctx)
  const standing = await lessonStanding(ctx, lessonId)
  if (standing.locks.length > 0) throw lockedError(standing.locks)
  if (standing.isEnrolled) return standing
  throw new DomainError('forbidden', 'Enroll in the course first; then your progress is kept.')
}

/** The standing of somebody who may take the lesson. Throws `unauthenticated` or `forbidden` for others, and (`locked`) while it is locked. */
export async function openableLesson(ctx: Context, lessonId: string) {
  const standing = await lessonStanding(ctx, lessonId)
  if (standing.locks.length > 0) throw lockedError(standing.locks)
  if (mayTakeLesson(ctx.actor, standing)) return standing
  if (ctx.actor.kind === 'guest') throw new DomainError('unauthenticated', 'Sign in and enroll to open this lesson.')
  throw new DomainError('forbidden', 'This lesson opens once you are enrolled in its course.')
}

/** One's own enrollment in a course, by id or slug; null for guests and those not enrolled. */
export async function enrollmentOf(ctx: Context, courseRef: string): Promise<Enrollment | null> {
  const me = actorId(ctx)
  if (!me) return null
  const [row] = await db(ctx)
    .select({ enrollment: enrollments })
    .from(enrollments)
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .where(and(courseIs(courseRef), eq(enrollments.userId, me)))
  return row ? enrollmentDto(row.enrollment) : null
}

/** One's own way through a course. Throws `not_found`, and `forbidden` for those not enrolled. */
export async function courseProgress(ctx: Context, courseRef: string): Promise<CourseProgress> {
  const user = requireUser(ctx)
  const { courseId, editionId, enrollment } = await courseStanding(ctx, courseRef)
  if (!enrollment) throw new DomainError('forbidden', 'Enroll in this course first; then you see your progress here.')
  type Row = {
    lesson_id: string | null
    optional: boolean
    status: LessonStatus
    position_seconds: number
    seconds_spent: number
    completed_at: string | null
    total_seconds: number
    last_lesson_id: string | null
  }
  const found = await rows<Row>(
    ctx,
    sql`select x.lesson_id, x.optional, coalesce(p.status, 'not_started') as status,
          coalesce(p.position_seconds, 0)::float8 as position_seconds, coalesce(p.seconds_spent, 0) as seconds_spent,
          p.completed_at, e.seconds_spent as total_seconds, e.last_lesson_id
        from enrollments e
        left join edition_lessons x on x.edition_id = ${editionId}::uuid
        left join lesson_progress p on p.user_id = e.user_id and p.lesson_id = x.lesson_id
        where e.user_id = ${user.id} and e.course_id = ${courseId}
        order by x.section_position, x.section_id, x.position, x.lesson_id`,
  )
  const [first] = found
  const required = found.filter(row => row.lesson_id !== null && !row.optional)
  const done = required.filter(row => row.status === 'completed').length
  return {
    courseId,
    percent: percentOf(done, required.length),
    completedLessons: done,
    totalLessons: required.length,
    secondsSpent: first?.total_seconds ?? 0,
    lastLessonId: first?.last_lesson_id ?? null,
    completedAt: enrollment.completedAt,
    lessons: found.flatMap(row => (row.lesson_id === null ? [] : [progressItem(row.lesson_id, row)])),
  }
}

/** A lesson's progress, the person's clock and what completing asks for, as a verb needs them to change the first two. */
export type OpenedLesson = Asked & {
  courseId: string
  watched: Range[]
  passed: boolean
  completed: boolean
  startedAt: Date
  creditedUntil: Date
}

/**
 * Locks one's progress in an opened lesson and one's clock until the transaction ends. Undefined for whoever has not opened
 * it, is not enrolled, or where the lesson was taken out: ask enrolledLesson() then. The hot path of learning, hence one query.
 */
export async function lockOpenedLesson(
  tx: TxContext,
  userId: string,
  lessonId: string,
): Promise<OpenedLesson | undefined> {
  type Row = Omit<OpenedLesson, 'startedAt' | 'creditedUntil'> & { startedAt: string; creditedUntil: string }
  const [row] = await rows<Row>(
    tx,
    sql`select p.course_id as "courseId", p.watched, p.passed_at is not null as passed, p.status = 'completed' as completed,
          p.started_at as "startedAt", c.credited_until as "creditedUntil", x.kind,
          coalesce(m.duration_seconds, nullif(x.duration_seconds, 0))::float8 as "videoSeconds", q.pass_percent as "passPercent"
        from lesson_progress p
        join learning_clocks c on c.user_id = p.user_id
        join enrollments e on e.user_id = p.user_id and e.course_id = p.course_id
        join courses on courses.id = p.course_id
        join edition_lessons x on x.lesson_id = p.lesson_id and x.edition_id = ${editionSeenBy(userId, false)}
        left join media m on m.id = x.media_id
        left join quizzes q on q.lesson_id = p.lesson_id
        where p.user_id = ${userId} and p.lesson_id = ${lessonId}
        for update of p, c`,
    'learning_lock_opened_lesson',
  )
  return row && { ...row, startedAt: new Date(row.startedAt), creditedUntil: new Date(row.creditedUntil) }
}

/** How many of the required lessons of one's edition there are, and how many of them this person completed. */
export async function requiredLessons(ctx: Context, userId: string, courseId: string) {
  const [row] = await rows<{ total: number; done: number }>(
    ctx,
    sql`select count(*)::int as total, (count(*) filter (where p.status = 'completed'))::int as done
        from courses
        join edition_lessons x on x.edition_id = ${editionSeenBy(userId, false)} and not x.optional
        left join lesson_progress p on p.lesson_id = x.lesson_id and p.user_id = ${userId}
        where courses.id = ${courseId}`,
  )
  return { total: row?.total ?? 0, done: row?.done ?? 0 }
}

/** Whole percent, rounded down, so that 100 means all. Nothing required is 0. */
export function percentOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((100 * done) / total)
}

export function enrollmentDto(row: typeof enrollments.$inferSelect): Enrollment {
  const { id, courseId, userId, enrolledAt, completedAt } = row
  return {
    id,
    courseId,
    userId,
    enrolledAt: enrolledAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
  }
}

function courseIs(ref: string): SQL {
  return isId(ref) ? eq(courses.id, ref) : eq(courses.slug, ref.replaceAll('\0', ''))
}

/** Whether somebody teaches the course in the query; its columns are written with their table, see editions/reads.ts. */
function staffOf(userId: string | null): SQL<boolean> {
  return sql<boolean>`(courses.owner_id = ${userId ?? NOBODY}::uuid or exists (select 1 from course_staff s
    where s.course_id = courses.id and s.user_id = ${userId ?? NOBODY}::uuid))`
}

function managesAny(ctx: Context): SQL {
  return sql.raw(String(ctx.actor.permissions.has('course.manage-any')))
}

function progressItem(
  lessonId: string,
  row: { status: LessonStatus; position_seconds: number; seconds_spent: number; completed_at: string | null },
) {
  return {
    lessonId,
    status: row.status,
    positionSeconds: row.position_seconds,
    secondsSpent: row.seconds_spent,
    completedAt: row.completed_at && new Date(row.completed_at).toISOString(),
  }
}
