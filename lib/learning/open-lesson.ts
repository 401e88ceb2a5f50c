// Marks that a learner opened a lesson: from then on the server's clock counts.
import { and, eq } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { enrollments, learningClocks, lessonProgress } from '@/db/schema/learning'
import { type Context, requireUser } from '@/lib/core/context'
import { enrolledLesson } from './reads'

/** Harmless to repeat. Throws `not_found`, and `forbidden` for those not enrolled. */
export async function openLesson(ctx: Context, { lessonId }: { lessonId: string }): Promise<void> {
  const user = requireUser(ctx)
  const { courseId } = await enrolledLesson(ctx, lessonId)
  await transact(ctx, async tx => {
    await markOpened(tx, { userId: user.id, lessonId, courseId })
    await tx.tx
      .update(enrollments)
      .set({ lastLessonId: lessonId, lastSeenAt: tx.now() })
      .where(and(eq(enrollments.userId, user.id), eq(enrollments.courseId, courseId)))
  })
}

/** The first contact of a person with a lesson, and with learning at all; later ones change nothing. */
export async function markOpened(
  tx: TxContext,
  { userId, lessonId, courseId }: { userId: string; lessonId: string; courseId: string },
): Promise<void> {
  const now = tx.now()
  await tx.tx
    .insert(lessonProgress)
    .values({ userId, lessonId, courseId, startedAt: now, updatedAt: now })
    .onConflictDoNothing()
  await tx.tx.insert(learningClocks).values({ userId, creditedUntil: now }).onConflictDoNothing()
}
