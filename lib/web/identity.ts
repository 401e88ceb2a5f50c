// Who a request says it is, proven by signature alone: a bearer token decides, else the browser's session cookie.
import 'server-only'
import { jwtVerify } from 'jose'
import { decode } from 'next-auth/jwt'
import { ROLES, type Role } from '@/lib/core/permissions'
import { derivedKey, env } from '@/lib/env'

export type Identity =
  | { kind: 'guest' }
  | { kind: 'refused' }
  | { kind: 'user'; via: 'bearer' | 'cookie'; userId: string; epoch: number; role: Role }

const known = new WeakMap<Request, Promise<Identity>>()

/** The identity of a request, worked out once a request. A bad bearer is `refused`, whatever the cookie says. */
export function identityOf(request: Request): Promise<Identity> {
  let identity = known.get(request)
  if (!identity) {
    identity = read(request.headers)
    known.set(request, identity)
  }
  return identity
}

/** The same from headers alone, for the socket door. */
export async function read(headers: Headers): Promise<Identity> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return fromBearer(/^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1])
  const cookie = sessionCookie(headers.get('cookie') ?? '')
  return cookie ? fromCookie(cookie) : { kind: 'guest' }
}

/** An access token: HS256, 15 minutes, issuer and audience pinned (RFC 8725). */
export async function fromBearer(token: string | undefined): Promise<Identity> {
  if (!token) return { kind: 'refused' }
  try {
    const { payload } = await jwtVerify(token, derivedKey('access-token'), {
      algorithms: ['HS256'],
      issuer: 'cairn',
      audience: 'cairn-api',
    })
    return claims('bearer', payload) ?? { kind: 'refused' }
  } catch {
    return { kind: 'refused' }
  }
}

async function fromCookie(token: string): Promise<Identity> {
  try {
    const payload = await decode({ token, secret: sessionSecret() })
    return (payload && claims('cookie', payload)) ?? { kind: 'guest' }
  } catch {
    return { kind: 'guest' }
  }
}

/** next-auth's secret, derived from JWT_SECRET. */
export function sessionSecret(): string {
  return Buffer.from(derivedKey('next-auth')).toString('base64url')
}

/** The cookie's name: behind https browsers guard the `__Secure-` prefix. */
export function sessionCookieName(): string {
  return env().APP_URL?.startsWith('https:') ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

function sessionCookie(header: string): string | undefined {
  const name = sessionCookieName()
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim())
  }
  return undefined
}

/** A broken percent-encoding is no session. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}

function claims(via: 'bearer' | 'cookie', payload: Record<string, unknown>): Identity | undefined {
  const { sub, epoch, role } = payload
  if (typeof sub !== 'string' || typeof epoch !== 'number' || !ROLES.includes(role as Role)) return undefined
  return { kind: 'user', via, userId: sub, epoch, role: role as Role }
}
