// What the player shows beside a lesson, and the courses to continue on Home.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { actorId, type Context, requireUser } from '@/lib/core/context'
import { editionSeenBy } from '@/lib/courses/editions/reads'
import type { LessonKind } from '@/lib/courses/schemas'
import type { Lock } from '../access/locks'
import { missing } from '../completion'
import { mayManage } from '../policy'
import { type LessonStanding, lessonStanding, NOBODY, openableLesson, percentOf } from '../reads'
import type { LessonStatus } from '../schemas'
import type { CourseUnderway, LessonLink, LessonState } from './schemas'
import { goOn, neighbors } from './way'

type StepRow = {
  sectionId: string
  sectionTitle: string
  id: string
  title: string
  kind: LessonKind
  durationSeconds: number
  optional: boolean
  freePreview: boolean
  status: LessonStatus
  positionSeconds: number
}
type OutlineRow = StepRow & {
  secondsSpent: number
  completedAt: string | null
  watched: [number, number][] | null
  watchedSeconds: number
  passed: boolean
}

const step = sql`x.section_id as "sectionId", x.section_title as "sectionTitle", x.lesson_id as id, x.title, x.kind,
  x.duration_seconds as "durationSeconds", x.optional, x.free_preview as "freePreview", coalesce(p.status, 'not_started') as status,
  coalesce(p.position_seconds, 0)::float8 as "positionSeconds"`

/** A lesson's place in its course and in the learner's way. Throws as openableLesson does. Two queries, four in a guarded course. */
export async function lessonState(ctx: Context, lessonId: string): Promise<LessonState> {
  return stateOf(ctx, await openableLesson(ctx, lessonId))
}

/** A lesson that an enrolled person cannot open yet: what opens it, and the way around it. Null where it is not locked. */
export async function lockedLesson(
  ctx: Context,
  lessonId: string,
): Promise<{ locks: Lock[]; state: LessonState } | null> {
  const standing = await lessonStanding(ctx, lessonId)
  return standing.locks.length === 0 ? null : { locks: standing.locks, state: await stateOf(ctx, standing) }
}

async function stateOf(ctx: Context, standing: LessonStanding): Promise<LessonState> {
  const { lessonId } = standing
  const lessons = await rows<OutlineRow>(
    ctx,
    sql`select ${step}, coalesce(p.seconds_spent, 0) as "secondsSpent", p.completed_at as "completedAt",
          case when x.lesson_id = ${lessonId} then p.watched end as watched, coalesce(p.watched_seconds, 0) as "watchedSeconds",
          p.passed_at is not null as passed
        from edition_lessons x
        left join lesson_progress p on p.lesson_id = x.lesson_id and p.user_id = ${actorId(ctx) ?? NOBODY}
        where x.edition_id = ${standing.editionId}
        order by ${inOrder}`,
  )
  const current = lessons.find(lesson => lesson.id === lessonId)
  const { previous, next } = neighbors(lessons, lessonId)
  const { done, total } = counts(lessons)
  const opens = standing.isEnrolled || mayManage(ctx.actor, standing)
  return {
    courseId: standing.courseId,
    lesson: { id: lessonId, title: standing.title, kind: standing.kind },
    progress:
      standing.isEnrolled && current
        ? {
            lessonId,
            status: current.status,
            positionSeconds: current.positionSeconds,
            secondsSpent: current.secondsSpent,
            completedAt: current.completedAt && new Date(current.completedAt).toISOString(),
            missing: missing(standing, { ...current, completed: current.status === 'completed' }),
          }
        : null,
    watched: current?.watched ?? [],
    percent: percentOf(done, total),
    completedLessons: done,
    totalLessons: total,
    previous: previous && link(previous),
    next: next && link(next),
    sections: bySection(lessons).map(({ id, title, lessons }) => ({
      id,
      title,
      lessons: lessons.map(lesson => ({
        ...link(lesson),
        durationSeconds: lesson.durationSeconds,
        optional: lesson.optional,
        status: lesson.status,
        lock: lockWords(lesson, opens, standing.allLocks),
      })),
    })),
  }
}

type UnderwayRow = StepRow & {
  courseId: string
  slug: string
  courseTitle: string
  coverMediaId: string | null
  lastLessonId: string | null
  lastSeenAt: string
  totalSeconds: number
}

/** The order of an outline. */
const inOrder = sql`x.section_position, x.section_id, x.position, x.lesson_id`

function lockWords({ id, freePreview }: StepRow, opens: boolean, locks: Map<string, Lock[]>): string | null {
  if (!opens) return freePreview ? null : 'Opens when you enroll'
  return (
    locks
      .get(id)
      ?.map(({ words }) => words)
      .join('. ') ?? null
  )
}

/** One's own courses in progress, the last used first; at most twelve. One query. */
export async function continueLearning(ctx: Context): Promise<CourseUnderway[]> {
  const user = requireUser(ctx)
  const steps = await rows<UnderwayRow>(
    ctx,
    sql`with mine as (
          select e.course_id, e.last_lesson_id, e.seconds_spent, coalesce(e.last_seen_at, e.enrolled_at) as seen_at
          from enrollments e where e.user_id = ${user.id} and e.completed_at is null
          order by seen_at desc, e.id desc limit 12
        )
        select courses.id as "courseId", courses.slug, courses.title as "courseTitle", courses.cover_media_id as "coverMediaId",
          m.last_lesson_id as "lastLessonId", m.seen_at as "lastSeenAt", m.seconds_spent as "totalSeconds", ${step}
        from mine m
        join courses on courses.id = m.course_id
        join edition_lessons x on x.edition_id = ${editionSeenBy(user.id, false)}
        left join lesson_progress p on p.lesson_id = x.lesson_id and p.user_id = ${user.id}
        order by m.seen_at desc, courses.id, ${inOrder}`,
  )
  return grouped(steps, row => row.courseId).flatMap(lessons => underway(lessons) ?? [])
}

function underway(lessons: UnderwayRow[]): CourseUnderway | undefined {
  const [course] = lessons
  if (!course) return undefined
  const { done, total } = counts(lessons)
  const last = lessons.find(lesson => lesson.id === course.lastLessonId)
  const next = goOn(lessons, course.lastLessonId)
  return {
    courseId: course.courseId,
    slug: course.slug,
    title: course.courseTitle,
    coverUrl: course.coverMediaId && `/api/v1/media/${course.coverMediaId}/960.webp`,
    percent: percentOf(done, total),
    completedLessons: done,
    lessonCount: total,
    secondsSpent: course.totalSeconds,
    lastSeenAt: new Date(course.lastSeenAt).toISOString(),
    lastLesson: last ? { ...link(last), positionSeconds: last.positionSeconds } : null,
    next: next && { ...link(next), positionSeconds: next.positionSeconds, durationSeconds: next.durationSeconds },
    sections: bySection(lessons).map(({ id, title, lessons }) => {
      const { done: doneCount, total: lessonCount } = counts(lessons)
      const durationSeconds = lessons.reduce((sum, lesson) => sum + lesson.durationSeconds, 0)
      return { id, title, lessonCount, doneCount, durationSeconds }
    }),
  }
}

/** Of the required lessons, how many there are and how many are done. */
function counts(lessons: StepRow[]): { done: number; total: number } {
  const required = lessons.filter(lesson => !lesson.optional)
  return { done: required.filter(lesson => lesson.status === 'completed').length, total: required.length }
}

function bySection<S extends StepRow>(lessons: S[]): { id: string; title: string; lessons: S[] }[] {
  return grouped(lessons, lesson => lesson.sectionId).map(inside => ({
    id: inside[0]?.sectionId ?? '',
    title: inside[0]?.sectionTitle ?? '',
    lessons: inside,
  }))
}

/** Groups in the order in which they first appear. */
function grouped<R>(list: R[], keyOf: (row: R) => string): R[][] {
  const groups = new Map<string, R[]>()
  for (const row of list) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return [...groups.values()]
}

function link({ id, title, kind }: StepRow): LessonLink {
  return { id, title, kind }
}
