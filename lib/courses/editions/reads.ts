// Which edition of a course somebody sees: the working copy of those who teach, the version that a learner started, or the newest.
import { type SQL, sql } from 'drizzle-orm'

// Columns are written with their table: the query builder would leave it out where a query has one table only.

/** The newest published version of the course in the query; null before the first. */
export const newestVersion = sql`(select v.id from course_versions v where v.course_id = courses.id and v.number = courses.version_number)`

/**
 * The id of the edition (see `editionLessons`) that a viewer sees of the course in the query. Staff see the working copy;
 * the enrolled see their version; who manages any course sees the working copy, too; everybody else sees the newest version.
 * A course that never made a version has its working copy alone.
 */
export function editionSeenBy(viewer: unknown, managesAny: boolean | SQL): SQL<string> {
  const staff = sql`exists (select 1 from course_staff s where s.course_id = courses.id and s.user_id = ${viewer}::uuid)`
  const mine = sql`(select coalesce(e.version_id, ${newestVersion}, e.course_id) from enrollments e where e.course_id = courses.id and e.user_id = ${viewer}::uuid)`
  return sql<string>`(case when courses.owner_id = ${viewer}::uuid or ${staff} then courses.id
    else coalesce(${mine}, case when ${managesAny}::boolean then courses.id end, ${newestVersion}, courses.id) end)`
}
