// Uses up a mailed link: of two at once one counts.
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { oneTimeLinks, users } from '@/db/schema/accounts'
import { DomainError } from '@/lib/core/errors'
import { hashToken } from '../tokens'
import type { LinkPurpose } from './make-link'

export type Taken = { userId: string; email: string; isVerified: boolean }

/**
 * Gives whose it is, which address it proves, and whether their address was proved before. Locks the account first, as all that
 * makes links useless does. Throws `conflict` (`link_expired`) for one that is unknown, used or too old.
 */
export async function takeLink(
  tx: TxContext,
  { token, purpose }: { token: string; purpose: LinkPurpose },
): Promise<Taken> {
  const named = and(eq(oneTimeLinks.tokenHash, hashToken(token)), eq(oneTimeLinks.purpose, purpose))
  const owner = tx.tx.select({ userId: oneTimeLinks.userId }).from(oneTimeLinks).where(named)
  const [account] = await tx.tx.select().from(users).where(inArray(users.id, owner)).for('no key update')
  const [taken] = await tx.tx
    .update(oneTimeLinks)
    .set({ usedAt: tx.now() })
    .where(and(named, isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, tx.now())))
    .returning({ userId: oneTimeLinks.userId, email: oneTimeLinks.email })
  if (taken && account) return { ...taken, isVerified: account.emailVerifiedAt !== null }
  throw new DomainError('conflict', 'That link has expired or was used already. We can send you a new one.', {
    code: 'link_expired',
  })
}
