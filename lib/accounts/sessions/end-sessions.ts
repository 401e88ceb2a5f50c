// Ends sessions: their cookies and tokens stop working at once.
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { refreshTokens, sessions, users } from '@/db/schema/accounts'
import { sessionsEnded } from '@/lib/events/accounts'
import { recheck } from '@/lib/platform/live'
import { emit } from '@/lib/platform/outbox/emit'

type Ending = { userId: string; sessionId?: string; exceptSessionId?: string | null; why: string }

/** One session, or all but one. For verbs that checked who may. Gives how many ended. */
export async function endSessions(tx: TxContext, ending: Ending): Promise<number> {
  const { userId, sessionId, exceptSessionId, why } = ending
  const which = and(
    eq(sessions.userId, userId),
    isNull(sessions.revokedAt),
    sessionId ? eq(sessions.id, sessionId) : undefined,
    exceptSessionId ? ne(sessions.id, exceptSessionId) : undefined,
  )
  const ended = await tx.tx.update(sessions).set({ revokedAt: tx.now() }).where(which).returning({ id: sessions.id })
  const ids = ended.map(({ id }) => id)
  if (ids.length === 0) return 0
  const alive = and(inArray(refreshTokens.familyId, ids), isNull(refreshTokens.revokedAt))
  await tx.tx.update(refreshTokens).set({ revokedAt: tx.now() }).where(alive)
  await emit(tx, sessionsEnded, { userId, sessionIds: ids, why })
  recheck(tx, userId)
  return ids.length
}

/** Every session, and every token that belongs to none. For verbs that checked who may. Gives how many sessions ended. */
export async function endAllSessions(tx: TxContext, { userId, why }: { userId: string; why: string }): Promise<number> {
  await tx.tx
    .update(users)
    .set({ sessionEpoch: sql`${users.sessionEpoch} + 1` })
    .where(eq(users.id, userId))
  const ended = await endSessions(tx, { userId, why })
  recheck(tx, userId)
  return ended
}
