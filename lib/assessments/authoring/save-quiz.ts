// Saves the quiz of a lesson as its editor has it, unless somebody else wrote it meanwhile.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { quizzes } from '@/db/schema/assessments'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { quizWritten } from '@/lib/events/assessments'
import { emit } from '@/lib/platform/outbox/emit'
import type { AuthoredQuiz, SaveQuiz } from '../schemas'
import { writeQuiz } from '../write-quiz'
import { authoredQuiz, writableLesson } from './reads'

/** Autosave writes every few seconds; one sitting is one fact. */
const SITTING_MS = 10 * 60_000

/**
 * Throws `conflict` (`edit_conflict`, with the newest `quiz`) when `baseUpdatedAt` is not the newest, and as `writableLesson`
 * and `writeQuiz` do.
 */
export async function saveQuiz(ctx: Context, input: SaveQuiz & { lessonId: string }): Promise<AuthoredQuiz> {
  const { courseId } = await writableLesson(ctx, input.lessonId)
  const { baseUpdatedAt, ...quiz } = input
  return transact(ctx, async tx => {
    const [before] = await tx.tx.select().from(quizzes).where(eq(quizzes.lessonId, input.lessonId)).for('update')
    if ((before?.updatedAt.toISOString() ?? null) !== baseUpdatedAt) {
      const message = 'This quiz was changed somewhere else meanwhile. Nothing was overwritten.'
      const newest = await authoredQuiz(tx, input.lessonId)
      throw new DomainError('conflict', message, { code: 'edit_conflict', extra: { quiz: newest } })
    }
    const { quizId, itemIds } = await writeQuiz(tx, { ...quiz, courseId })
    if (!before || tx.now().getTime() - before.updatedAt.getTime() > SITTING_MS)
      await emit(tx, quizWritten, { quizId, courseId, lessonId: input.lessonId, itemCount: itemIds.length })
    const saved = await authoredQuiz(tx, input.lessonId)
    if (!saved) throw new Error('a quiz that was written is there')
    return saved
  })
}
