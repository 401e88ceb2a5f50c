// How answers become points. A multiple-choice item is all or nothing: one wrong or missing choice earns no point, so that
// ticking everything earns nothing.
import type { Answer, FrozenItem } from '@/db/schema/assessments'

export type Answered = { itemId: string; points: number; frozen: FrozenItem; answer: Answer | null }
export type Graded = { itemId: string; correct: boolean; pointsEarned: number }

/** Whether exactly the right choices were taken; the order and repetitions do not matter. */
export function isCorrect(frozen: FrozenItem, answer: Answer | null): boolean {
  const taken = new Set(answer?.choiceIds)
  return taken.size > 0 && frozen.body.choices.every(choice => choice.correct === taken.has(choice.id))
}

/** `score` is in percent, rounded down to a tenth: 69.96 % of 70 is 69.9 and no pass. */
export function grade(
  items: readonly Answered[],
  passPercent: number,
): { items: Graded[]; points: number; maxPoints: number; score: number; passed: boolean } {
  const graded = items.map(({ itemId, points, frozen, answer }) => {
    const correct = isCorrect(frozen, answer)
    return { itemId, correct, pointsEarned: correct ? points : 0 }
  })
  const points = graded.reduce((sum, item) => sum + item.pointsEarned, 0)
  const maxPoints = items.reduce((sum, item) => sum + item.points, 0)
  const score = maxPoints === 0 ? 0 : Math.floor((1000 * points) / maxPoints) / 10
  return { items: graded, points, maxPoints, score, passed: score >= passPercent }
}
