// The school that the bench measures: the same rows in every run, sized like a medium school, filled by the database itself.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'

export const SIZES = { categories: 12, teachers: 200, learners: 10_000, courses: 2000, lessons: 20 }
/** The course and the lesson with rich content, whose pages are measured. */
export const RICH = { courseSlug: 'course-1', lessonId: uuid('e', 100) }
/** How many learners send progress; each of them takes a video lesson of an own course. */
export const WATCHERS = 200

export type Watcher = { userId: string; lessonId: string }

/** The n-th watcher (from 1) and the lesson they are in: the second one of the course with the same number. */
export function watcher(n: number): Watcher {
  return { userId: uuid('b', n), lessonId: uuid('e', n * 100 + 1) }
}

/** Fills a migrated, empty database. */
export async function fillSchool(client: pg.Client): Promise<void> {
  for (const statement of statements()) await client.query(statement)
  const body = seeded('first-steps-in-python/04-a-program-of-your-own/02-the-walking-log.md')
  const about = seeded('first-steps-in-python/course.md')
  await client.query('update lessons set body_markdown = $1 where id = $2', [body, RICH.lessonId])
  await client.query('update courses set description_markdown = $1, enrollment_count = 9999 where slug = $2', [
    about,
    RICH.courseSlug,
  ])
  await client.query('vacuum analyze')
}

/** Sets every watcher back to where the fill left them, ten minutes into the video and not credited since. */
export async function rewindWatchers(client: pg.Client): Promise<void> {
  const mine = `user_id between '${uuid('b', 1)}' and '${uuid('b', WATCHERS)}'`
  await client.query(`update lesson_progress set position_seconds = 30, watched = '[[0,30]]', watched_seconds = 30,
    seconds_spent = 30, started_at = now() - interval '10 minutes' where ${mine}`)
  await client.query(`update learning_clocks set credited_until = now() - interval '9 minutes' where ${mine}`)
}

/** An id by its table's letter and its number, in the shape of a UUIDv7. */
function uuid(table: string, n: number): string {
  return `0190000${table}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** The same in SQL. */
const id = (table: string, n: string) => `('0190000${table}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

const pick = (n: string, ...words: string[]) =>
  `(array[${words.map(word => `'${word}'`).join(',')}])[1 + (${n}) % ${words.length}]`

function statements(): string[] {
  const { categories, teachers, learners, courses, lessons } = SIZES
  const topic = pick('n * 7', 'statistics', 'drawing', 'python', 'weather', 'cooking', 'chemistry', 'history', 'music')
  const aim = pick('n / 8', 'for beginners', 'in practice', 'step by step', 'at work', 'by examples', 'in depth')
  const prose = `repeat('Every lesson explains one idea, shows it at work and asks you to try it on your own. ', 12)`
  return [
    `insert into categories (id, slug, name, position)
     select ${id('a', 'n')}, 'category-' || n, 'Category ' || n, n from generate_series(1, ${categories}) n`,
    `insert into users (id, email, name, role)
     select ${id('b', 'n')}, 'person-' || n || '@example.com', 'Person ' || n, case when n > ${learners} then 'instructor' else 'student' end
     from generate_series(1, ${learners + teachers}) n`,
    `insert into courses (id, slug, title, subtitle, description_markdown, category_id, level, language, price_minor,
       owner_id, status, version_number, lesson_count, duration_seconds, published_at, outcomes)
     select ${id('c', 'n')}, 'course-' || n, initcap(${topic}) || ' ' || ${aim} || ' ' || n, 'What everybody should know about ' || ${topic},
       ${prose}, ${id('a', `1 + n % ${categories}`)}, ${pick('n', 'beginner', 'intermediate', 'advanced')},
       ${pick('n / 3', 'en', 'en', 'en', 'de', 'es')}, case when n % 4 = 0 then 4900 else 0 end, ${id('b', `${learners} + 1 + n % ${teachers}`)},
       'published', 1, ${lessons}, ${lessons * 600}, timestamptz '2026-01-01' + n * interval '1 hour',
       '["Explain the idea", "Use it in your own work", "Check a result"]'
     from generate_series(1, ${courses}) n`,
    `insert into course_versions (id, course_id, number, outline)
     select ${id('9', 'n')}, ${id('c', 'n')}, 1, '[]' from generate_series(1, ${courses}) n`,
    `insert into sections (id, course_id, title, position)
     select ${id('d', 'n * 10 + s')}, ${id('c', 'n')}, 'Part ' || s + 1, s
     from generate_series(1, ${courses}) n, generate_series(0, 3) s`,
    `insert into lessons (id, course_id, section_id, position, title, kind, body_markdown, duration_seconds, free_preview)
     select ${id('e', 'n * 100 + k')}, ${id('c', 'n')}, ${id('d', 'n * 10 + k / 5')}, k % 5, 'Lesson ' || k + 1 || ' of part ' || k / 5 + 1,
       case when k % 4 = 1 then 'video' else 'article' end, ${prose}, 600, k = 0
     from generate_series(1, ${courses}) n, generate_series(0, ${lessons - 1}) k`,
    `insert into enrollments (id, course_id, user_id, version_id, completed_lessons, enrolled_at, last_seen_at, last_lesson_id)
     select ${id('f', 'u * 10 + j')}, ${id('c', 'n')}, ${id('b', 'u')}, ${id('9', 'n')}, 2, timestamptz '2026-03-01' + u * interval '1 minute',
       timestamptz '2026-04-01' + u * interval '1 minute', ${id('e', 'n * 100 + 1')}
     from (select u, j, case when j = 0 then 1 + (u - 1) % ${courses} else 1 + (h * h / ${courses})::int end as n
           from generate_series(1, ${learners}) u, generate_series(0, 4) j,
             lateral (select (u::bigint * j * 7919) % ${courses} as h) hash) pairs on conflict do nothing`,
    `insert into learning_clocks (user_id, credited_until) select id, now() from users where role = 'student'`,
    `insert into lesson_progress (user_id, lesson_id, course_id, status, seconds_spent, started_at, completed_at)
     select user_id, l.id, e.course_id, case when k < 1 then 'completed' else 'started' end, 300, enrolled_at,
       case when k < 1 then enrolled_at + interval '1 day' end
     from enrollments e, generate_series(0, 3) k
     join lateral (select ('0190000e' || substr(e.course_id::text, 9, 16) || lpad(to_hex(('x' || right(e.course_id::text, 12))::bit(48)::bigint * 100 + k), 12, '0'))::uuid as id) l on true`,
    `insert into course_reviews (id, course_id, user_id, rating, body, created_at)
     select gen_random_uuid(), course_id, user_id, 1 + (row_number() over (order by id) * 7 % 10 + 3) / 3 , 'Clear and useful: I could try everything at once.', enrolled_at + interval '9 days'
     from enrollments where right(id::text, 1) in ('1', '3', '6')`,
    `update courses set enrollment_count = e.n, rating_count = e.r, rating = e.mean, rating_score = (3.5 * 5 + e.mean * e.r) / (5 + e.r),
       rating_counts = e.counts
     from (select e.course_id, count(*)::int as n, count(r.id)::int as r, coalesce(avg(r.rating), 3.5) as mean,
             to_jsonb(array[count(*) filter (where rating = 1), count(*) filter (where rating = 2), count(*) filter (where rating = 3),
               count(*) filter (where rating = 4), count(*) filter (where rating = 5)]) as counts
           from enrollments e left join course_reviews r using (course_id, user_id) group by e.course_id) e
     where e.course_id = courses.id`,
  ]
}

/** The text of a file of the demo's courses, without its front matter and its pictures. */
function seeded(file: string): string {
  const text = readFileSync(path.join('db/seed/courses', file), 'utf8')
  return text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/!\[.*?\]\(.*?\)/g, '')
}
