// Gives an account another role; its sessions learn of it with the next request.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requirePermission } from '@/lib/core/context'
import type { Role } from '@/lib/core/permissions'
import { roleAssigned } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'

/** Only who may manage users. */
export async function assignRole(ctx: Context, input: { userId: string; role: Role }): Promise<void> {
  requirePermission(ctx, 'user.manage')
  await transact(ctx, async tx => {
    await tx.tx.update(users).set({ role: input.role, updatedAt: tx.now() }).where(eq(users.id, input.userId))
    await emit(tx, roleAssigned, input)
  })
}
