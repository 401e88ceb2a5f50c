// Ends an attempt and grades it.
import { transact } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { closeAttempt } from './close-attempt'
import { attemptClosed, isLate } from './deadline'
import { lockOwnAttempt } from './lock-own-attempt'
import { attemptResult } from './reads'
import type { AttemptResult } from './schemas'

/**
 * Submitting twice gives the same result. After the deadline what was saved in time is graded all the same, and the answer is
 * `conflict` (`attempt_closed`). Throws `not_found` for another's attempt.
 */
export async function submitAttempt(ctx: Context, { attemptId }: { attemptId: string }): Promise<AttemptResult> {
  const user = requireUser(ctx)
  const late = await transact(ctx, async tx => {
    const attempt = await lockOwnAttempt(tx, user.id, attemptId)
    if (!attempt.submittedAt) await closeAttempt(tx, attempt)
    return isLate(attempt, attempt.submittedAt ?? tx.now())
  })
  if (late) throw attemptClosed()
  return attemptResult(ctx, attemptId)
}
