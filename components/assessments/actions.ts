'use server'
// What the quiz's forms do. Each ends in another view of the lesson's page, so that they work before any script has loaded.
import { z } from 'zod'
import { answerItem } from '@/lib/assessments/answer-item'
import { startAttempt } from '@/lib/assessments/start-attempt'
import { submitAttempt } from '@/lib/assessments/submit-attempt'
import type { Context } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { action } from '@/lib/web/action'
import { goOn } from '@/lib/web/show-changed'
import { attemptView } from './quiz-address'

const path = z.string().regex(/^\/learn\/[\w-]+\/[\w-]+$/)
const BeginForm = z.object({ path, quizId: z.uuid(), mode: z.enum(['graded', 'practice']) })
const AnswerForm = z.object({
  path,
  attemptId: z.uuid(),
  itemId: z.uuid(),
  choice: z.union([z.array(z.string()), z.string().transform(id => [id])]).default([]),
  flagged: z.literal('on').optional(),
  go: z.string().regex(/^(\d{1,3}|review)$/),
})
const SubmitForm = z.object({ path, attemptId: z.uuid(), lessonId: z.uuid() })

export const beginAttempt = action(
  BeginForm,
  async (ctx, { path, ...input }) => {
    const attempt = await startAttempt(ctx, input)
    goOn(attemptView(path, attempt.id, '1'))
  },
  'lesson.take',
)

export const answerAndGo = action(
  AnswerForm,
  async (ctx, { path, choice, flagged, go, ...ids }) => {
    const saved = await answerItem(ctx, { ...ids, answer: { choiceIds: choice }, flagged: flagged === 'on' }).catch(
      unlessOver,
    )
    goOn(attemptView(path, ids.attemptId, saved ? go : undefined))
  },
  'attempt.own',
)

export const finishAttempt = action(
  SubmitForm,
  async (ctx, { path, attemptId, lessonId }) => {
    const result = await submitAttempt(ctx, { attemptId }).catch(unlessOver)
    if (result?.passed) await completeIfPossible(ctx, lessonId)
    goOn(attemptView(path, attemptId))
  },
  'attempt.own',
)

/** An attempt that is over shows its result, whoever was late. */
function unlessOver(error: unknown): null {
  if (isDomainError(error) && error.code === 'attempt_closed') return null
  throw error
}

/** A passed quiz completes its lesson for those enrolled; practice and previews do not. */
async function completeIfPossible(ctx: Context, lessonId: string): Promise<void> {
  await completeLesson(ctx, { lessonId }).catch(error => {
    if (!isDomainError(error)) throw error
  })
}
