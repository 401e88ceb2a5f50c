// What can happen to quizzes.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'
import { SittingFact } from './sitting'

/** An attempt was graded. `score` is in percent; practice is for the learner alone and counts nowhere. */
export const quizSubmitted = defineFact(
  'quiz.submitted',
  z.object({
    attemptId: z.uuid(),
    quizId: z.uuid(),
    lessonId: z.uuid(),
    courseId: z.uuid(),
    userId: z.uuid(),
    mode: z.enum(['graded', 'practice']),
    score: z.number(),
    passed: z.boolean(),
  }),
)

/**
 * The questions or rules of a quiz changed; one sitting of writing is one fact, told when it is over. `questions` are those
 * that changed, came or went, whole.
 */
export const quizWritten = defineFact(
  'quiz.written',
  SittingFact.extend({ quizId: z.uuid(), courseId: z.uuid(), lessonId: z.uuid(), itemCount: z.int() }),
)
