// Gives an account whose address was never confirmed to whoever has proved to own that address.
import { eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { identities, recoveryCodes, users } from '@/db/schema/accounts'
import { only } from '@/lib/core/only'
import { voidLinks } from '../links/void-links'
import { endAllSessions } from '../sessions/end-sessions'

/**
 * Somebody else may have opened the account first, to be in it when the owner of the address comes (pre-hijacking: Sudhodanan
 * and Paverd, 2022). So nothing that opened it before opens it afterwards: password, codes, sessions, mailed links, sign-ins
 * elsewhere. Its row is locked by the caller. Gives the row as it is now.
 */
export async function reclaim(tx: TxContext, { id }: { id: string }): Promise<typeof users.$inferSelect> {
  const now = tx.now()
  await endAllSessions(tx, { userId: id, why: 'the address was proved by its owner' })
  await tx.tx.delete(identities).where(eq(identities.userId, id))
  await tx.tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, id))
  await voidLinks(tx, id)
  const noCodes = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null }
  const changed = await tx.tx
    .update(users)
    .set({ passwordHash: null, ...noCodes, emailVerifiedAt: now, updatedAt: now })
    .where(eq(users.id, id))
    .returning()
  return only(changed)
}
