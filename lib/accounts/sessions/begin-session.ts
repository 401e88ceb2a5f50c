// Begins a session: a browser's, or an API client's.
import type { TxContext } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { newId } from '@/lib/core/ids'
import { sessionOpened } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { REFRESH_SECONDS } from '../tokens'

/** What a client says of itself, and where it comes from. */
export type Device = { userAgent: string; address: string }

/** For verbs that proved who it is; the password was given just now. Gives the session's id. */
export async function beginSession(
  tx: TxContext,
  { userId, kind, device }: { userId: string; kind: 'browser' | 'api'; device: Device },
): Promise<string> {
  const now = tx.now()
  const id = newId(now)
  const expiresAt = new Date(now.getTime() + REFRESH_SECONDS * 1000)
  const userAgent = device.userAgent.slice(0, 300)
  const times = { createdAt: now, lastUsedAt: now, provenAt: now, expiresAt }
  await tx.tx.insert(sessions).values({ id, userId, kind, userAgent, address: device.address.slice(0, 100), ...times })
  await emit(tx, sessionOpened, { userId, sessionId: id, kind })
  return id
}
