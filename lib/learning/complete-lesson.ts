// Completes a lesson, and with the last required one its course.
import { and, eq, isNull, ne } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { enrollments, lessonProgress } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { courseCompleted, lessonCompleted } from '@/lib/events/learning'
import { emit } from '@/lib/platform/outbox/emit'
import { awardIn } from './award'
import { missing } from './completion'
import { markOpened } from './open-lesson'
import { enrolledLesson, requiredLessons } from './reads'
import type { Completion } from './schemas'

type Lesson = Awaited<ReturnType<typeof enrolledLesson>>
type Completed = typeof lessonProgress.$inferSelect & { completedAt: Date }

/**
 * Completing twice is once. Throws `conflict` (`evidence_missing`, with `missing` in words) while something that the lesson
 * asks for is missing, `not_found`, and `forbidden` for those not enrolled.
 */
export async function completeLesson(ctx: Context, { lessonId }: { lessonId: string }): Promise<Completion> {
  const user = requireUser(ctx)
  const lesson = await enrolledLesson(ctx, lessonId)
  return transact(ctx, async tx => {
    await markOpened(tx, { userId: user.id, lessonId, courseId: lesson.courseId })
    const { row, replies } = await complete(tx, user.id, lesson)
    replies.push(...(await completeCourse(tx, user.id, lesson)))
    return {
      progress: {
        lessonId,
        status: row.status,
        positionSeconds: row.positionSeconds,
        secondsSpent: row.secondsSpent,
        completedAt: row.completedAt.toISOString(),
        missing: [],
      },
      award: awardIn(replies),
    }
  })
}

async function complete(
  tx: TxContext,
  userId: string,
  lesson: Lesson,
): Promise<{ row: Completed; replies: unknown[] }> {
  const mine = and(eq(lessonProgress.userId, userId), eq(lessonProgress.lessonId, lesson.lessonId))
  const [row] = await tx.tx.select().from(lessonProgress).where(mine).for('update')
  if (!row) throw new DomainError('conflict', 'This lesson has just been taken out of its course.')
  const { completedAt } = row
  if (completedAt) return { row: { ...row, completedAt }, replies: [] }

  const still = missing(lesson, { ...row, completed: false, passed: row.passedAt !== null })
  if (still.length > 0) {
    throw new DomainError('conflict', `Almost: ${still.join('. ')}.`, {
      code: 'evidence_missing',
      extra: { missing: still },
    })
  }
  const completed = { status: 'completed' as const, completedAt: tx.now() }
  await tx.tx
    .update(lessonProgress)
    .set({ ...completed, updatedAt: tx.now() })
    .where(and(mine, ne(lessonProgress.status, 'completed')))
  const { courseId, lessonId, kind, difficulty } = lesson
  const { replies } = await emit(tx, lessonCompleted, { courseId, lessonId, userId, kind, difficulty, first: true })
  return { row: { ...row, ...completed }, replies }
}

/** Counts anew under the enrollment's lock, so that the last two lessons completed at once complete the course once. */
async function completeCourse(tx: TxContext, userId: string, { courseId, lessonId }: Lesson): Promise<unknown[]> {
  const mine = and(eq(enrollments.userId, userId), eq(enrollments.courseId, courseId))
  await tx.tx.update(enrollments).set({ lastLessonId: lessonId, lastSeenAt: tx.now() }).where(mine)
  const { total, done } = await requiredLessons(tx, userId, courseId)
  await tx.tx.update(enrollments).set({ completedLessons: done }).where(mine)
  if (total === 0 || done < total) return []
  const [first] = await tx.tx
    .update(enrollments)
    .set({ completedAt: tx.now() })
    .where(and(mine, isNull(enrollments.completedAt)))
    .returning({ id: enrollments.id })
  if (!first) return []
  return (await emit(tx, courseCompleted, { courseId, userId, enrollmentId: first.id })).replies
}
