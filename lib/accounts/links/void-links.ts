// Makes an account's mailed links useless: what was asked for before a change of password or address must not undo it.
import { and, eq, isNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { oneTimeLinks } from '@/db/schema/accounts'

/** For verbs that changed what opens the account. */
export async function voidLinks(tx: TxContext, userId: string): Promise<void> {
  const open = and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt))
  await tx.tx.update(oneTimeLinks).set({ usedAt: tx.now() }).where(open)
}
