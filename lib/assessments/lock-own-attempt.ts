// Takes the lock of one's own attempt, so that an answer and the submission never cross.
import { and, eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { attempts } from '@/db/schema/assessments'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'

/** Throws `not_found` for another's attempt. */
export async function lockOwnAttempt(tx: TxContext, userId: string, attemptId: string) {
  const mine = and(eq(attempts.id, attemptId), eq(attempts.userId, userId))
  const [row] = isId(attemptId) ? await tx.tx.select().from(attempts).where(mine).for('update') : []
  if (!row) throw notFound('attempt')
  return row
}
