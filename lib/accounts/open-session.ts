// Begins an API session: the first pair of tokens of a new family.
import { transact } from '@/db/client'
import { refreshTokens } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { type Account, ownerOf } from './reads'
import type { Tokens } from './schemas'
import { beginSession, type Device } from './sessions/begin-session'
import { ACCESS_SECONDS, firstRefresh, hashToken, REFRESH_SECONDS, signAccess } from './tokens'

/** `client` tells clients apart (address and user agent), for replays; `device` is shown in the list of sessions. */
export async function openSession(
  ctx: Context,
  input: { userId: string; client: string; device: Device },
): Promise<Tokens> {
  const now = ctx.now()
  const refreshToken = firstRefresh()
  const { account, familyId } = await transact(ctx, async tx => {
    const familyId = await beginSession(tx, { userId: input.userId, kind: 'api', device: input.device })
    await tx.tx
      .insert(refreshTokens)
      .values(tokenRow({ familyId, userId: input.userId, token: refreshToken, client: input.client, issuedAt: now }))
    return { account: await ownerOf(tx, input.userId), familyId }
  })
  return pair(account, familyId, refreshToken, now)
}

/** The row of a refresh token: its hash, for 30 days. */
export function tokenRow(given: { familyId: string; userId: string; token: string; client: string; issuedAt: Date }) {
  const { token, issuedAt, ...rest } = given
  return {
    ...rest,
    id: newId(),
    tokenHash: hashToken(token),
    issuedAt,
    expiresAt: new Date(issuedAt.getTime() + REFRESH_SECONDS * 1000),
  }
}

/** The reply with both tokens. */
export async function pair(account: Account, sessionId: string, refreshToken: string, issuedAt: Date): Promise<Tokens> {
  const accessToken = await signAccess({ ...account, sessionId }, issuedAt)
  return { accessToken, refreshToken, expiresIn: ACCESS_SECONDS }
}
