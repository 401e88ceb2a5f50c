// Grades an attempt and ends it, for the verbs that hold its lock.
import { eq, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { attemptItems, attempts, quizzes } from '@/db/schema/assessments'
import { only } from '@/lib/core/only'
import { quizSubmitted } from '@/lib/events/assessments'
import { emit } from '@/lib/platform/outbox/emit'
import { grade } from './grading'
import { itemsOf } from './reads'

type AttemptRow = typeof attempts.$inferSelect

/** Counts the answers that are saved. The attempt must be open and locked by this transaction. */
export async function closeAttempt(tx: TxContext, attempt: AttemptRow): Promise<void> {
  const { items, points, score, passed } = grade(await itemsOf(tx, attempt.id), attempt.passPercent)
  await tx.tx.execute(sql`
    update ${attemptItems} set correct = g.correct, points_earned = g."pointsEarned"
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as g("itemId" uuid, correct boolean, "pointsEarned" real)
    where attempt_id = ${attempt.id} and item_id = g."itemId"`)
  await tx.tx.update(attempts).set({ submittedAt: tx.now(), points, score, passed }).where(eq(attempts.id, attempt.id))
  const found = await tx.tx
    .select({ lessonId: quizzes.lessonId, courseId: quizzes.courseId })
    .from(quizzes)
    .where(eq(quizzes.id, attempt.quizId))
  const { id: attemptId, quizId, userId, mode } = attempt
  await emit(tx, quizSubmitted, { attemptId, quizId, ...only(found), userId, mode, score, passed })
}
