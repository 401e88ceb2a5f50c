// Ends every session of somebody, on all their devices, as when one of them was lost.
import { transact } from '@/db/client'
import { type Context, requirePermission } from '@/lib/core/context'
import { signedOutEverywhere } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { endAllSessions } from '../sessions/end-sessions'
import type { AboutPerson } from './schemas'
import { lockAccount } from './standing'

/** For admins, about anybody, themselves too. Gives how many sessions ended. Throws `not_found`. */
export async function signOutEverywhere(ctx: Context, { userId, reason }: AboutPerson): Promise<{ ended: number }> {
  requirePermission(ctx, 'user.manage')
  return transact(ctx, async tx => {
    await lockAccount(tx, userId)
    const ended = await endAllSessions(tx, { userId, why: 'signed out everywhere by an admin' })
    await emit(tx, signedOutEverywhere, { userId, reason, sessionCount: ended })
    return { ended }
  })
}
