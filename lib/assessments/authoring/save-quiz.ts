// Saves the quiz of a lesson as its editor has it, unless somebody else wrote it meanwhile.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { quizzes } from '@/db/schema/assessments'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { noteSaving } from '@/lib/platform/sittings/note-saving'
import type { AuthoredQuiz, SaveQuiz } from '../schemas'
import { writeQuiz } from '../write-quiz'
import { quizWriting, side } from './quiz-writing'
import { authoredQuiz, writableLesson } from './reads'

/**
 * Throws `conflict` (`edit_conflict`, with the newest `quiz`) when `baseUpdatedAt` is not the newest, and as `writableLesson`
 * and `writeQuiz` do.
 */
export async function saveQuiz(ctx: Context, input: SaveQuiz & { lessonId: string }): Promise<AuthoredQuiz> {
  const { courseId } = await writableLesson(ctx, input.lessonId)
  const { baseUpdatedAt, ...quiz } = input
  return transact(ctx, async tx => {
    await tx.tx.select({ id: quizzes.id }).from(quizzes).where(eq(quizzes.lessonId, input.lessonId)).for('update')
    const before = await authoredQuiz(tx, input.lessonId)
    if ((before?.updatedAt ?? null) !== baseUpdatedAt) {
      const message = 'This quiz was changed somewhere else meanwhile. Nothing was overwritten.'
      throw new DomainError('conflict', message, { code: 'edit_conflict', extra: { quiz: before } })
    }
    await writeQuiz(tx, { ...quiz, courseId })
    const saved = await authoredQuiz(tx, input.lessonId)
    if (!saved) throw new Error('a quiz that was written is there')
    await noteSaving(tx, quizWriting, {
      subjectId: input.lessonId,
      about: { quizId: saved.quizId, courseId, lessonId: input.lessonId },
      found: before?.updatedAt ?? '',
      state: saved.updatedAt,
      before: side(before),
      after: side(saved),
    })
    return saved
  })
}
