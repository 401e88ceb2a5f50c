// The first step of signing in, remembered while the second is asked for: whose password, or sign-in elsewhere, was right.
import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { derivedKey } from '@/lib/env'

export const FIRST_STEP = 'cairn-first-step'
export const FIRST_STEP_COOKIE = { path: '/sign-in', maxAge: 5 * 60, sameSite: 'strict' } as const

/** Encrypted, for this browser, under a key of its own, so that it opens nothing else. */
export function sealFirstStep(userId: string): Promise<string> {
  return encode({ token: { sub: userId }, secret: secret(), maxAge: FIRST_STEP_COOKIE.maxAge })
}

/** Whose it was; undefined when it is too long ago. */
export async function unsealFirstStep(value: string | undefined): Promise<string | undefined> {
  const claims = value ? await decode({ token: value, secret: secret() }).catch(() => null) : null
  return claims?.sub
}

function secret(): string {
  return Buffer.from(derivedKey('first-step')).toString('base64url')
}
