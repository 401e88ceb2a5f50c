// Uses up a mailed link: of two at once one counts.
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { oneTimeLinks } from '@/db/schema/accounts'
import { DomainError } from '@/lib/core/errors'
import { hashToken } from '../tokens'
import type { LinkPurpose } from './make-link'

/** Gives whose it is and which address it proves. Throws `conflict` (`link_expired`) for one that is unknown, used or too old. */
export async function takeLink(
  tx: TxContext,
  { token, purpose }: { token: string; purpose: LinkPurpose },
): Promise<{ userId: string; email: string }> {
  const fresh = and(
    eq(oneTimeLinks.tokenHash, hashToken(token)),
    eq(oneTimeLinks.purpose, purpose),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, tx.now()),
  )
  const [taken] = await tx.tx
    .update(oneTimeLinks)
    .set({ usedAt: tx.now() })
    .where(fresh)
    .returning({ userId: oneTimeLinks.userId, email: oneTimeLinks.email })
  if (taken) return taken
  throw new DomainError('conflict', 'That link has expired or was used already. We can send you a new one.', {
    code: 'link_expired',
  })
}
