// Makes a link to be mailed: it works once, for a while; only its hash is kept.
import { and, eq, isNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { oneTimeLinks } from '@/db/schema/accounts'
import { newId } from '@/lib/core/ids'
import { firstRefresh, hashToken } from '../tokens'

export type LinkPurpose = typeof oneTimeLinks.$inferSelect.purpose
const HOURS: Record<LinkPurpose, number> = { verify_email: 48, reset_password: 1, change_email: 24 }

/** Gives the token. Earlier links of the same purpose stop working. */
export async function makeLink(
  tx: TxContext,
  { userId, purpose, email }: { userId: string; purpose: LinkPurpose; email: string },
): Promise<string> {
  const now = tx.now()
  const earlier = and(eq(oneTimeLinks.userId, userId), eq(oneTimeLinks.purpose, purpose), isNull(oneTimeLinks.usedAt))
  await tx.tx.update(oneTimeLinks).set({ usedAt: now }).where(earlier)
  const token = firstRefresh()
  const expiresAt = new Date(now.getTime() + HOURS[purpose] * 3_600_000)
  const row = { id: newId(now), userId, purpose, email, tokenHash: hashToken(token), expiresAt, createdAt: now }
  await tx.tx.insert(oneTimeLinks).values(row)
  return token
}
