// What achievements ask of a deed besides what is known already, in one query.
import { sql } from 'drizzle-orm'
import { rows, type TxContext } from '@/db/client'
import type { Context } from '@/lib/core/context'
import type { Deed } from '../../deed'

/** Zeros where a deed has no such thing. `seconds` is active time in the lesson. */
export type Details = {
  weekly: number
  seconds: number
  teacherId: string
  daysTaken: number
  number: number
  best: number | null
}
const NONE: Details = { weekly: 0, seconds: 0, teacherId: '', daysTaken: 0, number: 1, best: null }

export async function detailsOf(tx: TxContext, deed: Deed): Promise<Details> {
  const [row] = await detailRows(tx, deed)
  return { ...NONE, ...row }
}

const weekly = (userId: string) =>
  sql`coalesce((select weekly_streak from user_stats where user_id = ${userId}::uuid), 0)::int as weekly`

function detailRows(tx: TxContext, deed: Deed): Promise<Partial<Details>[]> {
  const { userId } = deed
  switch (deed.kind) {
    case 'lesson':
      return rows(
        tx,
        sql`select ${weekly(userId)}, coalesce((select seconds_spent from lesson_progress
              where user_id = ${userId}::uuid and lesson_id = ${deed.lessonId}::uuid), 0)::int as seconds`,
        'achievements_lesson_details',
      )
    case 'course':
      return rows(
        tx,
        sql`select ${weekly(userId)}, c.owner_id as "teacherId",
              floor(extract(epoch from (${deed.at.toISOString()}::timestamptz - e.enrolled_at)) / 86400)::int as "daysTaken"
            from enrollments e join courses c on c.id = e.course_id where e.id = ${deed.enrollmentId}::uuid`,
        'achievements_course_details',
      )
    case 'quiz':
      return rows(
        tx,
        sql`select ${weekly(userId)}, a.number::int as number,
              (select max(b.score)::float8 from attempts b where b.quiz_id = a.quiz_id and b.user_id = a.user_id
                and b.mode = 'graded' and b.number < a.number and b.submitted_at is not null) as best
            from attempts a where a.id = ${deed.attemptId}::uuid`,
        'achievements_quiz_details',
      )
  }
}

/** Whether achievements are on for a learner, and where they stand: for deeds that are no evidence. */
export async function standingFor(
  ctx: Context,
  userId: string,
): Promise<{ isOn: boolean; streak: number; weekly: number; level: number }> {
  const [row] = await rows<{ isOn: boolean; streak: number; weekly: number; level: number }>(
    ctx,
    sql`select coalesce(g.achievements, true) as "isOn", coalesce(s.streak, 0)::int as streak, coalesce(s.weekly_streak, 0)::int as weekly,
          coalesce(s.level, 1)::int as level
        from users u
        left join gamification_settings g on g.user_id = u.id
        left join user_stats s on s.user_id = u.id
        where u.id = ${userId}::uuid`,
    'achievements_standing',
  )
  return row ?? { isOn: false, streak: 0, weekly: 0, level: 1 }
}

/** Who was in a group. */
export async function memberIds(ctx: Context, groupId: string): Promise<string[]> {
  const found = await rows<{ userId: string }>(
    ctx,
    sql`select user_id as "userId" from peer_group_members where group_id = ${groupId}::uuid order by user_id`,
  )
  return found.map(({ userId }) => userId)
}
