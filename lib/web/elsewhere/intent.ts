// What a visit to a provider is for: signing in, connecting it, or showing that it is oneself. Kept in a sealed cookie meanwhile.
import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { derivedKey } from '@/lib/env'
import type { ProviderId } from './providers'

const MINUTES = 15
export const INTENT_COOKIE = 'cairn-elsewhere'

/** `sessionId` is the session that asked: only it may connect and prove. `timeZone` is the browser's, for an account that this visit opens. */
export type Intent = {
  for: 'sign-in' | 'connect' | 'prove'
  provider: ProviderId
  sessionId: string | null
  next: string
  timeZone?: string | undefined
}

/** Sealed (encrypted, for 15 minutes): as a cookie, and in links that no other page can make. */
export function sealIntent(intent: Intent): Promise<string> {
  return encode({ token: { ...intent }, secret: secret(), maxAge: MINUTES * 60 })
}

/** Undefined for what is not one of ours, or too old. */
export async function unsealIntent(value: string | undefined): Promise<Intent | undefined> {
  const claims = value ? await decode({ token: value, secret: secret() }).catch(() => null) : null
  return claims ? (claims as unknown as Intent) : undefined
}

function secret(): string {
  return Buffer.from(derivedKey('sign-in-elsewhere')).toString('base64url')
}
