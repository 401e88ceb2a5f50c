// The lists of learners as SQL: which learners a filter means, and by what a list is sorted.
import { type SQL, sql } from 'drizzle-orm'
import { AWAY_DAYS, type LearnerFilter, type SORTS } from './schemas'

type Sort = (typeof SORTS)[number]

/** Of `enrollments e` of a course and `users u`. `now` decides who is away. */
export function means({ query, show }: LearnerFilter, now: Date): SQL {
  const parts = [SHOWS[show](new Date(now.getTime() - AWAY_DAYS * 86_400_000).toISOString())]
  for (const word of query.toLowerCase().replaceAll('\0', '').split(/\s+/).filter(Boolean).slice(0, 6)) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`
    parts.push(sql`(cairn_unaccent(lower(u.name)) like cairn_unaccent(${like}) or lower(u.email) like ${like})`)
  }
  return sql.join(parts, sql` and `)
}

const SHOWS: Record<LearnerFilter['show'], (awaySince: string) => SQL> = {
  all: () => sql`true`,
  not_started: () => sql`(e.last_seen_at is null and e.completed_at is null)`,
  under_way: () => sql`(e.last_seen_at is not null and e.completed_at is null)`,
  finished: () => sql`e.completed_at is not null`,
  away: since => sql`(e.completed_at is null and coalesce(e.last_seen_at, e.enrolled_at) < ${since}::timestamptz)`,
}

/** How many required lessons each edition of the course has, as `totals(edition_id, total)`. */
export const totals = (courseId: string): SQL => sql`totals as materialized (
  select x.edition_id, (count(*) filter (where not x.optional))::int as total
  from edition_lessons x
  where x.edition_id in (select v.id from course_versions v where v.course_id = ${courseId}::uuid union all select ${courseId}::uuid)
  group by x.edition_id)`

/** What one row of a list holds, from `enrollments e`, `users u`, `courses c` and `totals t`. */
export const PERCENT = sql`case when coalesce(t.total, 0) = 0 then 0 else least(100, 100 * e.completed_lessons / t.total) end`
export const COLUMNS = sql`u.id, u.name, u.image, u.email, e.id as "enrollmentId", e.source, e.seconds_spent as "secondsSpent",
  least(e.completed_lessons, coalesce(t.total, 0)) as "completedLessons", coalesce(t.total, 0) as "totalLessons", ${PERCENT} as percent,
  v.number as version, e.enrolled_at as "enrolledAt", e.last_seen_at as "lastSeenAt", e.completed_at as "completedAt"`
export const FROM = sql`enrollments e
  join users u on u.id = e.user_id
  join courses c on c.id = e.course_id
  left join course_versions v on v.id = coalesce(e.version_id,
    (select newest.id from course_versions newest where newest.course_id = c.id and newest.number = c.version_number))
  left join totals t on t.edition_id = coalesce(v.id, e.course_id)`

type Order = { key: SQL; by: SQL; after(key: string | number, id: string): SQL }
const millis = (column: SQL) => sql`(extract(epoch from ${column}) * 1000)::bigint`
const moment = (ms: string | number) => sql`${new Date(Number(ms)).toISOString()}::timestamptz`
const seen = sql`coalesce(e.last_seen_at, 'epoch'::timestamptz)`
const name = sql`lower(u.name) collate "C"`

/** `key` is what a cursor remembers of the last row, beside the id of its enrollment. */
export const ORDERS: Record<Sort, Order> = {
  newest: {
    key: millis(sql`e.enrolled_at`),
    by: sql`e.enrolled_at desc, e.id desc`,
    after: (key, id) => sql`(e.enrolled_at, e.id) < (${moment(key)}, ${id}::uuid)`,
  },
  name: {
    key: sql`lower(u.name)`,
    by: sql`${name}, e.id`,
    after: (key, id) => sql`(${name}, e.id) > (${String(key)}::text collate "C", ${id}::uuid)`,
  },
  seen: {
    key: millis(seen),
    by: sql`${seen} desc, e.id desc`,
    after: (key, id) => sql`(${seen}, e.id) < (${moment(key)}, ${id}::uuid)`,
  },
  progress: {
    key: PERCENT,
    by: sql`${PERCENT} desc, e.id desc`,
    after: (key, id) => sql`(${PERCENT}, e.id) < (${Number(key)}::int, ${id}::uuid)`,
  },
}
