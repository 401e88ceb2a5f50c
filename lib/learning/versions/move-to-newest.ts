// Moves learners under way to the newest version of their course: what they did stays, what it counts for is counted anew.
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { rows, type TxContext } from '@/db/client'
import { courseCompleted, type learnersMigrated } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'

type Moved = z.infer<typeof learnersMigrated.schema>

/**
 * Those who completed the course keep their version. Somebody to whom nothing is left in the newest version completes the
 * course. Gives who was moved as a fact tells it, null for nobody. For verbs that checked who may; safe to run twice.
 */
export async function moveToNewest(
  tx: TxContext,
  { courseId, versionId, userId }: { courseId: string; versionId: string; userId?: string },
): Promise<Moved | null> {
  const moved = await rows<{ versionId: string | null; learners: number }>(
    tx,
    sql`with under_way as (
          select id, version_id from enrollments
          where course_id = ${courseId}::uuid and completed_at is null and version_id is distinct from ${versionId}::uuid
            and (${userId ?? null}::uuid is null or user_id = ${userId ?? null}::uuid)
          for update
        ), moved as (
          update enrollments e set version_id = ${versionId}::uuid from under_way u where u.id = e.id
          returning u.version_id
        )
        select version_id as "versionId", count(*)::int as learners from moved group by version_id order by 1`,
  )
  if (moved.length === 0) return null
  await countAnew(tx, courseId, versionId)
  const count = moved.reduce((sum, { learners }) => sum + learners, 0)
  return { courseId, versionId, count, before: moved, after: [{ versionId, learners: count }] }
}

async function countAnew(tx: TxContext, courseId: string, versionId: string): Promise<void> {
  const finished = await rows<{ userId: string; enrollmentId: string }>(
    tx,
    sql`with required as (
          select lesson_id from edition_lessons where edition_id = ${versionId}::uuid and not optional
        ), counted as (
          select e.id, (select count(*) from required) as total,
            (select count(*) from lesson_progress p join required r on r.lesson_id = p.lesson_id
              where p.user_id = e.user_id and p.status = 'completed') as done
          from enrollments e
          where e.course_id = ${courseId}::uuid and e.version_id = ${versionId}::uuid and e.completed_at is null
        ), written as (
          update enrollments e set completed_lessons = c.done,
            completed_at = case when c.total > 0 and c.done = c.total then ${tx.now().toISOString()}::timestamptz end
          from counted c where c.id = e.id
          returning e.id, e.user_id, e.completed_at
        )
        select id as "enrollmentId", user_id as "userId" from written where completed_at is not null`,
  )
  for (const deed of finished) await emit(tx, courseCompleted, { courseId, ...deed })
}
