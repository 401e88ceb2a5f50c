// The learners of a course and how far each is, for those who teach it.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { rows } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { decodeCursor, encodeCursor } from '@/lib/platform/cursor'
import { COLUMNS, FROM, means, ORDERS, totals } from './rows'
import type { Learner, LearnerDetail, LearnerFilter, LearnerList, LearnerQuery } from './schemas'

type Row = Omit<Learner, 'user' | 'enrolledAt' | 'lastSeenAt' | 'completedAt'> & {
  id: string
  name: string
  image: string | null
  enrollmentId: string
  key: string | number
  enrolledAt: string
  lastSeenAt: string | null
  completedAt: string | null
}
const Key = z.tuple([z.union([z.string(), z.number()]), z.uuid()])

/** One page. Throws as `taughtCourse` does, and `invalid` for a cursor of another list. */
export async function learnerList(ctx: Context, courseRef: string, query: LearnerQuery): Promise<LearnerList> {
  const { id } = await taughtCourse(ctx, courseRef)
  return learnerPage(ctx, id, query)
}

/** For those who checked who may see them. */
export async function learnerPage(ctx: Context, courseId: string, query: LearnerQuery): Promise<LearnerList> {
  const { sort, limit, cursor } = query
  const list = `learners ${courseId} ${sort} ${query.show} ${query.query}`
  const { key, by, after } = ORDERS[sort]
  const from = cursor === undefined ? undefined : keyOf(list, sort, cursor)
  const found = await rows<Row>(
    ctx,
    sql`with ${totals(courseId)}
        select ${COLUMNS}, ${key} as key from ${FROM}
        where e.course_id = ${courseId}::uuid and ${means(query, ctx.now())} and ${from ? after(...from) : sql`true`}
        order by ${by} limit ${limit + 1}`,
  )
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const nextCursor =
    last && found.length > limit ? encodeCursor(list, [cursorKey(sort, last.key), last.enrollmentId]) : null
  return { items: page.map(learnerDto), nextCursor }
}

/** Times and percents are numbers in a cursor; some drivers give big ones as text. */
const cursorKey = (sort: LearnerQuery['sort'], key: string | number) => (sort === 'name' ? String(key) : Number(key))

function keyOf(list: string, sort: LearnerQuery['sort'], cursor: string): [string | number, string] {
  const parsed = Key.safeParse(decodeCursor(list, cursor))
  const key = parsed.success ? parsed.data[0] : undefined
  const fits = sort === 'name' ? typeof key === 'string' : typeof key === 'number' && Math.abs(key) < 8.64e15
  if (!parsed.success || !fits) throw invalid('cursor', 'This page link does not belong to this list.')
  return parsed.data
}

/** All learners that a filter means, in batches, for a download. Throws as `taughtCourse` does. */
export async function* allLearners(ctx: Context, courseRef: string, filter: LearnerFilter): AsyncGenerator<Learner[]> {
  const { id } = await taughtCourse(ctx, courseRef)
  let cursor: string | undefined
  do {
    const page = await learnerPage(ctx, id, { ...filter, sort: 'newest', limit: 500, cursor })
    yield page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

/** One learner, lesson by lesson, in the edition that they learn. Throws as `taughtCourse` does, and `not_found`. */
export async function learnerDetail(ctx: Context, courseRef: string, userId: string): Promise<LearnerDetail> {
  const { id: courseId } = await taughtCourse(ctx, courseRef)
  if (!isId(userId)) throw notFound('learner')
  const [row] = await rows<Row & { editionId: string }>(
    ctx,
    sql`with ${totals(courseId)}
        select ${COLUMNS}, coalesce(v.id, e.course_id) as "editionId" from ${FROM}
        where e.course_id = ${courseId}::uuid and e.user_id = ${userId}::uuid`,
  )
  if (!row) throw notFound('learner')
  return { ...learnerDto(row), lessons: await lessonsOf(ctx, row.editionId, userId) }
}

type LessonRow = Omit<LearnerDetail['lessons'][number], 'quiz' | 'completedAt'> & {
  completedAt: string | null
  attempts: number | null
  bestScore: number | null
  passed: boolean
}

async function lessonsOf(ctx: Context, editionId: string, userId: string): Promise<LearnerDetail['lessons']> {
  const found = await rows<LessonRow>(
    ctx,
    sql`select x.lesson_id as "lessonId", x.title, x.section_title as "sectionTitle", x.kind, x.optional,
          coalesce(p.status, 'not_started') as status, coalesce(p.seconds_spent, 0) as "secondsSpent", p.completed_at as "completedAt",
          tried.attempts, tried.best_score as "bestScore", p.passed_at is not null as passed
        from edition_lessons x
        left join lesson_progress p on p.lesson_id = x.lesson_id and p.user_id = ${userId}::uuid
        left join quizzes q on q.lesson_id = x.lesson_id
        left join lateral (
          select count(*)::int as attempts, max(a.score)::float8 as best_score from attempts a
          where a.quiz_id = q.id and a.user_id = ${userId}::uuid and a.mode = 'graded' and a.submitted_at is not null
        ) tried on q.id is not null
        where x.edition_id = ${editionId}::uuid
        order by x.section_position, x.section_id, x.position, x.lesson_id`,
  )
  return found.map(({ attempts, bestScore, passed, completedAt, ...lesson }) => ({
    ...lesson,
    completedAt: iso(completedAt),
    quiz: attempts === null ? null : { attempts, bestScore, passed },
  }))
}

function learnerDto(row: Row): Learner {
  const { id, name, image, email, percent, completedLessons, totalLessons, secondsSpent, version, source } = row
  return {
    user: { id, name, image },
    email,
    percent,
    completedLessons,
    totalLessons,
    secondsSpent,
    version,
    source,
    enrolledAt: new Date(row.enrolledAt).toISOString(),
    lastSeenAt: iso(row.lastSeenAt),
    completedAt: iso(row.completedAt),
  }
}

const iso = (at: string | null) => at && new Date(at).toISOString()

/** The people whom a filter means, as a query of their ids: for verbs that write to all of them. */
export function learnerIds(ctx: Context, courseId: string, filter: LearnerFilter) {
  return sql`select e.user_id from enrollments e join users u on u.id = e.user_id
    where e.course_id = ${courseId}::uuid and ${means(filter, ctx.now())}`
}

/** How many learn in a course, as its counter has it. */
export async function enrollmentCount(ctx: Context, courseId: string): Promise<number> {
  const [row] = await rows<{ count: number }>(
    ctx,
    sql`select enrollment_count as count from courses where id = ${courseId}::uuid`,
  )
  return row?.count ?? 0
}

export type RevokedNotice = { email: string; name: string; courseTitle: string }

/** Whom to tell that their access has ended; undefined while they have it, and when either is gone. */
export async function revokedNotice(
  ctx: Context,
  courseId: string,
  userId: string,
): Promise<RevokedNotice | undefined> {
  const [row] = await rows<RevokedNotice>(
    ctx,
    sql`select u.email, u.name, c.title as "courseTitle" from users u, courses c
        where u.id = ${userId}::uuid and c.id = ${courseId}::uuid
          and not exists (select 1 from enrollments e where e.user_id = u.id and e.course_id = c.id)`,
  )
  return row
}

/** The names of learners of a course, for those who are about to write to them. */
export function learnerNames(
  ctx: Context,
  courseId: string,
  userIds: string[],
): Promise<{ id: string; name: string }[]> {
  const ids = userIds.filter(isId).slice(0, 500)
  if (ids.length === 0) return Promise.resolve([])
  return rows(
    ctx,
    sql`select u.id, u.name from enrollments e join users u on u.id = e.user_id
        where e.course_id = ${courseId}::uuid and u.id in (${sql.join(
          ids.map(id => sql`${id}::uuid`),
          sql`, `,
        )}) order by u.name, u.id`,
  )
}
