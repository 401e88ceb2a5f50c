// Tells every process which sessions have just ended, so that open sockets end with them; requests look for themselves.
import { z } from 'zod'
import type { TxContext } from '@/db/client'
import { publish } from '@/lib/platform/pubsub'

export const ENDED_CHANNEL = 'sessions-ended'
/** `all` also means what belongs to no session. */
export const EndedSessions = z.object({
  userId: z.string(),
  sessionIds: z.union([z.literal('all'), z.array(z.string())]),
})
export type EndedSessions = z.infer<typeof EndedSessions>

/** Once the transaction is durable. */
export function tellEnded(tx: TxContext, ended: EndedSessions): void {
  tx.afterCommit(() => void publish(ENDED_CHANNEL, JSON.stringify(ended)))
}

/** Whether an actor's session is among those that ended. */
export function isAmong(
  { userId, sessionIds }: EndedSessions,
  actor: { id: string; sessionId: string | null },
): boolean {
  if (actor.id !== userId) return false
  return sessionIds === 'all' || (actor.sessionId !== null && sessionIds.includes(actor.sessionId))
}
