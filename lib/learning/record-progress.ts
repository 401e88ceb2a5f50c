// Keeps where a learner is in a lesson, what they watched and how long they were active. The player calls it every few seconds.
import { sql } from 'drizzle-orm'
import { rows, type TxContext, transact } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import { credit } from './active-time'
import { missing, wholeSeconds } from './completion'
import { markOpened } from './open-lesson'
import { claim, secondsIn } from './ranges'
import { enrolledLesson, lockOpenedLesson, type OpenedLesson } from './reads'
import type { LessonProgress, LessonStatus, RecordProgressInput } from './schemas'

/** A video of unknown length may be watched up to here. */
const LONGEST_SECONDS = 360_000

/**
 * The first message about a lesson only opens it (see openLesson) and keeps the position: time counts from there on, and
 * a client sends all that it saw again with the next. Throws `not_found`, and `forbidden` for those not enrolled.
 */
export async function recordProgress(
  ctx: Context,
  { lessonId, ...input }: { lessonId: string } & RecordProgressInput,
): Promise<LessonProgress> {
  const user = requireUser(ctx)
  return transact(ctx, async tx => {
    const opened = await lockOpenedLesson(tx, user.id, lessonId)
    if (opened) return write(tx, user.id, lessonId, opened, input)
    const { courseId } = await enrolledLesson(tx, lessonId)
    await markOpened(tx, { userId: user.id, lessonId, courseId })
    const fresh = await lockOpenedLesson(tx, user.id, lessonId)
    if (!fresh) throw new DomainError('conflict', 'This lesson has just been taken out of its course.')
    return write(tx, user.id, lessonId, fresh, input)
  })
}

type Written = { status: LessonStatus; positionSeconds: number; secondsSpent: number; completedAt: string | null }

async function write(
  tx: TxContext,
  userId: string,
  lessonId: string,
  opened: OpenedLesson,
  { positionSeconds, watched: claimed = [], activeSeconds = 0 }: RecordProgressInput,
): Promise<LessonProgress> {
  const now = tx.now()
  const elapsedSeconds = (now.getTime() - opened.startedAt.getTime()) / 1000
  const endSeconds = wholeSeconds(opened.videoSeconds) || LONGEST_SECONDS
  const watched = claim(opened.watched, claimed, { elapsedSeconds, endSeconds })
  const watchedSeconds = secondsIn(watched)
  const position =
    positionSeconds === undefined ? null : Math.min(positionSeconds, opened.videoSeconds ?? positionSeconds)
  const { seconds, creditedUntil } = credit(activeSeconds, { ...opened, now })
  const at = now.toISOString()
  const written = await rows<Written>(
    tx,
    sql`with clock as (
          update learning_clocks set credited_until = ${creditedUntil.toISOString()}::timestamptz where user_id = ${userId}
        ), seen as (
          update enrollments set last_lesson_id = ${lessonId}, last_seen_at = ${at}::timestamptz,
            seconds_spent = seconds_spent + ${seconds}::int
          where user_id = ${userId} and course_id = ${opened.courseId}
        )
        update lesson_progress set position_seconds = coalesce(${position}::real, position_seconds),
          watched = ${JSON.stringify(watched)}::jsonb, watched_seconds = ${watchedSeconds}::int,
          seconds_spent = seconds_spent + ${seconds}::int, updated_at = ${at}::timestamptz
        where user_id = ${userId} and lesson_id = ${lessonId}
        returning status, position_seconds::float8 as "positionSeconds", seconds_spent as "secondsSpent",
          completed_at as "completedAt"`,
    'learning_record_progress',
  )
  const row = only(written)
  const completedAt = row.completedAt && new Date(row.completedAt).toISOString()
  return { lessonId, ...row, completedAt, missing: missing(opened, { ...opened, watchedSeconds }) }
}
