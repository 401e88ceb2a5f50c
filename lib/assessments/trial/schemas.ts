// What the question that anyone may try takes and gives.
import { z } from 'zod'

export const TrialAnswer = z.object({
  itemId: z.uuid(),
  choiceId: z.string('please choose an answer').min(1, 'please choose an answer').max(100),
})
export type TrialAnswer = z.infer<typeof TrialAnswer>

/** A question without its key. */
export type TrialQuestion = {
  itemId: string
  promptMarkdown: string
  choices: { id: string; textMarkdown: string }[]
  course: { slug: string; title: string }
}
export type TrialResult = { correct: boolean; rightChoiceId: string; explanationMarkdown: string }
