// One's own sign-ins elsewhere.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { identities } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { hashToken } from '../tokens'
import type { IdentityInfo } from './schemas'

/** The oldest first. */
export async function ownIdentities(ctx: Context): Promise<IdentityInfo[]> {
  const user = requireUser(ctx)
  const found = await db(ctx).select().from(identities).where(connectedOf(user.id)).orderBy(asc(identities.createdAt))
  return found.map(row => ({
    id: identityId(row),
    provider: row.provider,
    email: row.email,
    createdAt: row.createdAt.toISOString(),
  }))
}

/** The sign-ins elsewhere that open an account. */
export function connectedOf(userId: string) {
  return and(eq(identities.userId, userId), isNull(identities.disconnectedAt))
}

/** A name for a row whose key says who its owner is elsewhere. */
export function identityId({ provider, subject }: { provider: string; subject: string }): string {
  return hashToken(`${provider}\n${subject}`).slice(0, 22)
}
