// Lets people end one of their sessions, or all others.
import { transact } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { endSessions } from './end-sessions'

/** Another's session, and one that has ended, change nothing and tell nothing. */
export async function revokeSession(ctx: Context, input: { sessionId: string }): Promise<void> {
  const user = requireUser(ctx)
  await transact(ctx, tx => endSessions(tx, { userId: user.id, sessionId: input.sessionId, why: 'by the owner' }))
}

/** All but the one that asks. Gives how many ended. */
export async function revokeOtherSessions(ctx: Context): Promise<{ ended: number }> {
  const user = requireUser(ctx)
  const why = 'all others, by the owner'
  const ended = await transact(ctx, tx => endSessions(tx, { userId: user.id, exceptSessionId: user.sessionId, why }))
  return { ended }
}
