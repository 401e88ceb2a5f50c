// Keeps a course's counters true to its outline, so that no list ever counts rows.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { courses, lessons } from '@/db/schema/courses'

/** Sets `lessonCount` and `durationSeconds` from the lessons that are shown. */
export async function recount(ctx: TxContext, courseId: string): Promise<void> {
  const [sums] = await ctx.tx
    .select({
      lessonCount: sql<number>`count(*)::int`,
      durationSeconds: sql<number>`coalesce(sum(${lessons.durationSeconds}), 0)::int`,
    })
    .from(lessons)
    .where(and(eq(lessons.courseId, courseId), isNull(lessons.removedAt)))
  if (sums) await ctx.tx.update(courses).set(sums).where(eq(courses.id, courseId))
}
