// Saves the quiz of a lesson as its editor has it, unless somebody else wrote it meanwhile.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { quizzes } from '@/db/schema/assessments'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import type { AuthoredQuiz, SaveQuiz } from '../schemas'
import { writeQuiz } from '../write-quiz'
import { quizAsWritten, writableLesson } from './reads'

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
      const newest = await quizAsWritten(tx, input.lessonId)
      throw new DomainError('conflict', message, { code: 'edit_conflict', extra: { quiz: newest } })
    }
    return (await writeQuiz(tx, { ...quiz, courseId })).quiz
  })
}
