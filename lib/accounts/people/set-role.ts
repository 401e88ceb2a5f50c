// Gives an account another role; its sessions learn of it with the next request.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { roleAssigned } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { requireRecentPassword } from '../sessions/reads'
import type { SetRole } from './schemas'
import { keepAnAdmin, lockAccount, requireOther } from './standing'

/**
 * For admins who gave their password a short while ago, about others. Gives the role before; the same role changes nothing.
 * Throws as `requireOther`, `requireRecentPassword` and `keepAnAdmin` do, and `not_found`.
 */
export async function setRole(ctx: Context, { userId, role, reason }: SetRole): Promise<{ before: string }> {
  requireOther(ctx, userId, 'change your own role')
  if (ctx.actor.kind === 'user') await requireRecentPassword(ctx)
  return transact(ctx, async tx => {
    if (role !== 'admin') await keepAnAdmin(tx, userId)
    const { role: before } = await lockAccount(tx, userId)
    if (before === role) return { before }
    await tx.tx.update(users).set({ role, updatedAt: tx.now() }).where(eq(users.id, userId))
    await emit(tx, roleAssigned, { userId, before, after: role, reason })
    return { before }
  })
}
