// Keeps `courses.guarded` true to the rules, so that courses without any are read without looking for them.
import { eq, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { courses, lessons, prerequisites, sections } from '@/db/schema/courses'

/** For every verb that writes the order of a course, its prerequisites or its drip, also by copying them. */
export async function keepGuarded(ctx: TxContext, courseId: string): Promise<void> {
  const drips = (table: typeof sections | typeof lessons) =>
    sql`exists (select 1 from ${table} where ${table.courseId} = ${courseId} and (${table.opensAt} is not null or ${table.opensAfterDays} is not null))`
  const asks = sql`exists (select 1 from ${prerequisites} where ${prerequisites.courseId} = ${courseId})`
  await ctx.tx
    .update(courses)
    .set({ guarded: sql`${courses.lessonOrder} = 'in_order' or ${asks} or ${drips(sections)} or ${drips(lessons)}` })
    .where(eq(courses.id, courseId))
}
