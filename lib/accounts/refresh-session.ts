// Trades a refresh token for a new pair; a stolen one that is used twice ends its whole family (RFC 9700, 4.14).
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { refreshTokens, sessions, users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { sessionsRevoked } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { takeOrRefuse } from '@/lib/platform/rate-limit/take-or-refuse'
import { pair, tokenRow } from './open-session'
import { type Account, ownerOf } from './reads'
import type { Tokens } from './schemas'
import { endSessions } from './sessions/end-sessions'
import { hashToken, nextRefresh, REFRESH_SECONDS, REPLAY_SECONDS } from './tokens'

const PER_FAMILY = { name: 'refresh-family', limit: 10, windowSeconds: 60 }

type Outcome = { account: Account; familyId: string; issuedAt: Date } | 'ended'

/**
 * Gives a new pair; the old token dies. A replay within 10 s by the same client gets the same new pair; any other reuse
 * revokes the family. Throws `unauthenticated` for a token that is unknown, expired or dead.
 */
export async function refreshSession(ctx: Context, input: { refreshToken: string; client: string }): Promise<Tokens> {
  const tokenHash = hashToken(input.refreshToken)
  const outcome = await transact(ctx, async (tx): Promise<Outcome> => {
    const now = tx.now()
    if (!(await isOn(tx, tokenHash))) return 'ended'
    const [row] = await tx.tx.select().from(refreshTokens).where(eq(refreshTokens.tokenHash, tokenHash)).for('update')
    if (!row || row.revokedAt || row.expiresAt <= now) return 'ended'
    await takeOrRefuse(PER_FAMILY, row.familyId)
    const next = nextRefresh(input.refreshToken)
    if (!row.rotatedAt) {
      await tx.tx
        .update(refreshTokens)
        .set({ rotatedAt: now, client: input.client })
        .where(eq(refreshTokens.id, row.id))
      await tx.tx
        .insert(refreshTokens)
        .values(
          tokenRow({ familyId: row.familyId, userId: row.userId, token: next, client: input.client, issuedAt: now }),
        )
      await prolong(tx, row.familyId)
      return { account: await ownerOf(tx, row.userId), familyId: row.familyId, issuedAt: now }
    }
    if (row.client === input.client && now.getTime() - row.rotatedAt.getTime() <= REPLAY_SECONDS * 1000) {
      return { account: await ownerOf(tx, row.userId), familyId: row.familyId, issuedAt: row.rotatedAt }
    }
    await endSessions(tx, { userId: row.userId, sessionId: row.familyId, why: 'a refresh token was used again' })
    await emit(tx, sessionsRevoked, { userId: row.userId, familyId: row.familyId })
    return 'ended'
  })
  if (outcome === 'ended') throw new DomainError('unauthenticated', 'This session has ended. Please sign in again.')
  return pair(outcome.account, outcome.familyId, nextRefresh(input.refreshToken), outcome.issuedAt)
}

/**
 * Whether the session of a token is on and its account open. Locks it before the tokens, as ending it does: who renews while
 * it ends waits, and then finds it ended.
 */
async function isOn(tx: TxContext, tokenHash: string): Promise<boolean> {
  const family = tx.tx
    .select({ id: refreshTokens.familyId })
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenHash, tokenHash))
  const on = and(inArray(sessions.id, family), isNull(sessions.revokedAt), isNull(users.suspendedAt))
  const [session] = await tx.tx
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(on)
    .for('update', { of: sessions })
  return session !== undefined
}

/** A session slides: it lives for 30 days from its last renewal. */
async function prolong(tx: TxContext, sessionId: string): Promise<void> {
  const expiresAt = new Date(tx.now().getTime() + REFRESH_SECONDS * 1000)
  await tx.tx.update(sessions).set({ expiresAt, lastUsedAt: tx.now() }).where(eq(sessions.id, sessionId))
}
