// Counts what somebody did in a course before their access was taken, when they come back to it.
import { and, eq, sql } from 'drizzle-orm'
import { rows, type TxContext } from '@/db/client'
import { enrollments } from '@/db/schema/learning'
import { requiredLessons } from './reads'

type Done = { secondsSpent: number; lastLessonId: string; lastSeenAt: string; completedAt: string | null }

/** For a new enrollment; whoever was never here has nothing to count. What is complete again is no new fact. */
export async function restoreProgress(ctx: TxContext, userId: string, courseId: string): Promise<void> {
  const [done] = await rows<Done>(
    ctx,
    sql`select sum(p.seconds_spent)::int as "secondsSpent", max(p.updated_at) as "lastSeenAt", max(p.completed_at) as "completedAt",
          (array_agg(p.lesson_id order by p.updated_at desc))[1] as "lastLessonId"
        from lesson_progress p where p.user_id = ${userId}::uuid and p.course_id = ${courseId}::uuid
        having count(*) > 0`,
  )
  if (!done) return
  const required = await requiredLessons(ctx, userId, courseId)
  const isComplete = required.total > 0 && required.done >= required.total
  await ctx.tx
    .update(enrollments)
    .set({
      completedLessons: required.done,
      secondsSpent: done.secondsSpent,
      lastLessonId: done.lastLessonId,
      lastSeenAt: new Date(done.lastSeenAt),
      completedAt: isComplete && done.completedAt ? new Date(done.completedAt) : null,
    })
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseId, courseId)))
}
