// Tokens of API clients: a short access JWT, and opaque refresh tokens of which only hashes are kept.
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import type { Role } from '@/lib/core/permissions'
import { derivedKey } from '@/lib/env'

export const ACCESS_SECONDS = 15 * 60
export const REFRESH_SECONDS = 30 * 24 * 3600
/** A replay within this time by the same client is a lost reply, not a theft. */
export const REPLAY_SECONDS = 10

type Bearer = { id: string; role: Role; sessionEpoch: number; sessionId?: string }

/** An access token (HS256). The same claims at the same second give the same token. `sessionId` lets it end with its session. */
export function signAccess(user: Bearer, issuedAt: Date): Promise<string> {
  const seconds = Math.floor(issuedAt.getTime() / 1000)
  return new SignJWT({ role: user.role, epoch: user.sessionEpoch, sid: user.sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user.id)
    .setIssuer('cairn')
    .setAudience('cairn-api')
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ACCESS_SECONDS)
    .sign(derivedKey('access-token'))
}

/** The first refresh token of a family: 256 random bits. */
export function firstRefresh(): string {
  return randomBytes(32).toString('base64url')
}

/** The token that follows another: 256 bits that only this server can derive, so that a replay gets the same pair. */
export function nextRefresh(token: string): string {
  return createHmac('sha256', derivedKey('refresh-token')).update(token).digest('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
