// Saves the answer to one item of an open attempt; a later one replaces it.
import { and, eq } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { attemptItems, type FrozenItem } from '@/db/schema/assessments'
import { type Context, requireUser } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import { attemptClosed, isLate } from './deadline'
import { lockOwnAttempt } from './lock-own-attempt'
import type { AnswerItemInput, SavedAnswer } from './schemas'

/**
 * No choice clears the answer. Throws `not_found` for another's attempt, `conflict` (`attempt_closed`) after the deadline
 * or the submission, `invalid` for choices that the item does not have.
 */
export async function answerItem(
  ctx: Context,
  { attemptId, itemId, answer, flagged }: { attemptId: string; itemId: string } & AnswerItemInput,
): Promise<SavedAnswer> {
  const user = requireUser(ctx)
  return transact(ctx, async tx => {
    const attempt = await lockOwnAttempt(tx, user.id, attemptId)
    const item = and(eq(attemptItems.attemptId, attemptId), eq(attemptItems.itemId, itemId))
    assertAnswers(await frozenOf(tx, item), answer.choiceIds)
    const answeredAt = tx.now()
    if (attempt.submittedAt || isLate(attempt, answeredAt)) throw attemptClosed()
    const saved = await tx.tx
      .update(attemptItems)
      .set({ answer, answeredAt, ...(flagged === undefined ? {} : { flagged }) })
      .where(item)
      .returning({ flagged: attemptItems.flagged })
    return { itemId, answer, flagged: only(saved).flagged, answeredAt: answeredAt.toISOString() }
  })
}

async function frozenOf(tx: TxContext, item: ReturnType<typeof and>): Promise<FrozenItem> {
  const [row] = await tx.tx.select({ frozen: attemptItems.frozen }).from(attemptItems).where(item)
  if (!row) throw notFound('question')
  return row.frozen
}

function assertAnswers({ kind, body }: FrozenItem, choiceIds: string[]): void {
  const known = new Set(body.choices.map(choice => choice.id))
  const unknown = choiceIds.findIndex(id => !known.has(id))
  if (unknown >= 0) throw invalid(`answer.choiceIds.${unknown}`, 'is not a choice of this question')
  if (kind === 'single' && choiceIds.length > 1) throw invalid('answer.choiceIds', 'takes one choice only')
  if (new Set(choiceIds).size < choiceIds.length) throw invalid('answer.choiceIds', 'has the same choice twice')
}
