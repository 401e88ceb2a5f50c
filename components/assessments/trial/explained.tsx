// The result of the question that anyone may try, its explanation formatted on the server.
import 'server-only'
import type { ReactNode } from 'react'
import { Markdown } from '@/components/ui/markdown/markdown'
import { trialResult } from '@/lib/assessments/trial/reads'
import type { TrialAnswer } from '@/lib/assessments/trial/schemas'
import type { Context } from '@/lib/core/context'

export type Explained = { correct: boolean; chosenId: string; rightChoiceId: string; explanation: ReactNode }

/** Throws as `trialResult` does. */
export async function explained(ctx: Context, answer: TrialAnswer): Promise<Explained> {
  const { correct, rightChoiceId, explanationMarkdown } = await trialResult(ctx, answer)
  const explanation = <Markdown source={explanationMarkdown} idPrefix="trial-why" className="text-base!" />
  return { correct, chosenId: answer.choiceId, rightChoiceId, explanation }
}
