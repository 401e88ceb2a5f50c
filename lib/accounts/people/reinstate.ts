// Opens a suspended account again; its owner signs in anew.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { accountReinstated } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import type { AboutPerson } from './schemas'
import { lockAccount, requireOther } from './standing'

/** For admins, about others. Throws as `requireOther` does, `not_found`, and `conflict` (`not_suspended`). */
export async function reinstate(ctx: Context, { userId, reason }: AboutPerson): Promise<void> {
  requireOther(ctx, userId, 'reinstate yourself')
  await transact(ctx, async tx => {
    const { suspendedAt, suspendedReason } = await lockAccount(tx, userId)
    if (!suspendedAt) throw new DomainError('conflict', 'This account is not suspended.', { code: 'not_suspended' })
    await tx.tx
      .update(users)
      .set({ suspendedAt: null, suspendedReason: null, updatedAt: tx.now() })
      .where(eq(users.id, userId))
    const before = { suspendedAt: suspendedAt.toISOString(), suspendedReason: suspendedReason ?? '' }
    await emit(tx, accountReinstated, { userId, reason, before })
  })
}
