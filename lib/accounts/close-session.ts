// Ends an API session: its whole family of refresh tokens.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { refreshTokens } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import type { RefreshInput } from './schemas'
import { endSessions } from './sessions/end-sessions'
import { hashToken } from './tokens'

/** Revokes the family of the caller's own token; an unknown or foreign token changes nothing and tells nothing. */
export async function closeSession(ctx: Context, input: RefreshInput): Promise<void> {
  const user = requireUser(ctx)
  await transact(ctx, async tx => {
    const owned = and(eq(refreshTokens.tokenHash, hashToken(input.refreshToken)), eq(refreshTokens.userId, user.id))
    const [row] = await tx.tx.select({ familyId: refreshTokens.familyId }).from(refreshTokens).where(owned)
    if (!row) return
    await endSessions(tx, { userId: user.id, sessionId: row.familyId, why: 'signed out' })
  })
}
