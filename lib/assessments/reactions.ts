// What assessments do when lessons are copied: their quizzes go along.
import { defineReaction, type Reaction } from '@/lib/core/event'
import { lessonsCopied } from '@/lib/events/courses'
import { copyQuizzes } from './copy-quizzes'

/** In the transaction of the copy: a copied lesson is never without its quiz. */
const copyAlong = defineReaction({
  name: 'assessments.copy-along',
  on: lessonsCopied,
  mode: 'inline',
  run: (ctx, { payload: { courseId, ...copy } }) => copyQuizzes(ctx, { courseId, copy }),
})

export const assessmentReactions: Reaction[] = [copyAlong]
