// Keeps a course's counters true to what learners see, so that no list ever counts rows.
import { eq, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { newestVersion } from '../editions/reads'

/** Sets `lessonCount` and `durationSeconds` from the newest version, or from the working copy before the first. */
export async function recount(ctx: TxContext, courseId: string): Promise<void> {
  const edition = sql`edition_lessons x where x.edition_id = coalesce(${newestVersion}, courses.id)`
  await ctx.tx
    .update(courses)
    .set({
      lessonCount: sql`(select count(*)::int from ${edition})`,
      durationSeconds: sql`(select coalesce(sum(x.duration_seconds), 0)::int from ${edition})`,
    })
    .where(eq(courses.id, courseId))
}
