// Begins the session of a browser whose owner has just proved who they are.
import { transact } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { beginSession, type Device } from './begin-session'

/** For the sign-in doors alone, after the credentials were checked. Gives the session's id. */
export function openBrowserSession(ctx: Context, input: { userId: string; device: Device }): Promise<string> {
  return transact(ctx, tx => beginSession(tx, { ...input, kind: 'browser' }))
}
