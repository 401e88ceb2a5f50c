// What assessments do when lessons are copied (their quizzes go along), and when time passes.
import { defineReaction, type Reaction } from '@/lib/core/event'
import { clockMinute } from '@/lib/events/clock'
import { lessonsCopied } from '@/lib/events/courses'
import { closeSittings } from '@/lib/platform/sittings/close-sittings'
import { quizWriting } from './authoring/quiz-writing'
import { copyQuizzes } from './copy-quizzes'

/** In the transaction of the copy: a copied lesson is never without its quiz. */
const copyAlong = defineReaction({
  name: 'assessments.copy-along',
  on: lessonsCopied,
  mode: 'inline',
  run: (ctx, { payload: { courseId, ...copy } }) => copyQuizzes(ctx, { courseId, copy }),
})

const closeQuizzes = defineReaction({
  name: 'assessments.close-sittings',
  on: clockMinute,
  mode: 'queued',
  run: ctx => closeSittings(ctx, quizWriting),
})

export const assessmentReactions: Reaction[] = [copyAlong, closeQuizzes]
