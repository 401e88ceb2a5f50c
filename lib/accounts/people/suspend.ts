// Closes an account: its sessions, tokens and sockets end at once, and signing in says why.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { accountSuspended } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { endAllSessions } from '../sessions/end-sessions'
import type { AboutPerson } from './schemas'
import { keepAnAdmin, lockAccount, requireOther } from './standing'

/**
 * For admins, about others; the person reads the reason when they sign in. Throws as `requireOther` and `keepAnAdmin` do,
 * `not_found`, and `conflict` (`already_suspended`).
 */
export async function suspend(ctx: Context, { userId, reason }: AboutPerson): Promise<void> {
  requireOther(ctx, userId, 'suspend yourself')
  await transact(ctx, async tx => {
    await keepAnAdmin(tx, userId)
    const { suspendedAt } = await lockAccount(tx, userId)
    if (suspendedAt)
      throw new DomainError('conflict', 'This account is suspended already.', { code: 'already_suspended' })
    const now = tx.now()
    await tx.tx
      .update(users)
      .set({ suspendedAt: now, suspendedReason: reason, updatedAt: now })
      .where(eq(users.id, userId))
    await emit(tx, accountSuspended, { userId, reason })
    await endAllSessions(tx, { userId, why: 'the account was suspended' })
  })
}
