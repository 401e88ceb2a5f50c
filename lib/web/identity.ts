// Who a request says it is, proven by signature alone: a bearer token decides, else the browser's session cookie.
import 'server-only'
import { jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { decode } from 'next-auth/jwt'
import { ROLES, type Role } from '@/lib/core/permissions'
import { derivedKey, env } from '@/lib/env'

export type Identity =
  | { kind: 'guest' }
  | { kind: 'refused' }
  | { kind: 'user'; via: 'bearer' | 'cookie'; userId: string; sessionId: string | null; epoch: number; role: Role }

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
  if (authorization !== null) return fromBearer(/^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1])
  const cookie = sessionCookie(headers.get('cookie') ?? '')
  return cookie ? fromCookie(cookie) : { kind: 'guest' }
}

/** An access token: HS256, 15 minutes, issuer and audience pinned (RFC 8725). */
export async function fromBearer(token: string | undefined): Promise<Identity> {
  if (!token) return { kind: 'refused' }
  const key = () => derivedKey('access-token')
  const prove = () => jwtVerify(token, key(), { algorithms: ['HS256'], issuer: 'cairn', audience: 'cairn-api' })
  return (await proven('bearer', token, async () => (await prove()).payload)) ?? { kind: 'refused' }
}

async function fromCookie(token: string): Promise<Identity> {
  return (await proven('cookie', token, () => decode({ token, secret: sessionSecret() }))) ?? { kind: 'guest' }
}

/**
 * The identity in a token, if `verify` gives its claims. It is remembered until the token expires: the same token would
 * prove the same again, and proving costs more than the rest of a short request. Whether the session was ended meanwhile
 * is asked of the account each time (actor.ts).
 */
async function proven(
  via: 'bearer' | 'cookie',
  token: string,
  verify: () => Promise<Record<string, unknown> | null>,
): Promise<Identity | undefined> {
  const seen = identities().get(`${via} ${token}`)
  if (seen && seen.expiresAtMs > Date.now()) return seen.identity
  try {
    const payload = await verify()
    const identity = payload ? claims(via, payload) : undefined
    if (identity && typeof payload?.exp === 'number')
      identities().set(`${via} ${token}`, { identity, expiresAtMs: payload.exp * 1000 })
    return identity
  } catch {
    return undefined
  }
}

type Seen = { identity: Identity; expiresAtMs: number }
const SEEN = Symbol.for('cairn.identities')

/** Shared by all module graphs of this process, so that a page does not prove again what the gate did. */
function identities(): LRUCache<string, Seen> {
  const holder = globalThis as typeof globalThis & { [SEEN]?: LRUCache<string, Seen> }
  holder[SEEN] ??= new LRUCache({ max: 10_000 })
  return holder[SEEN]
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
  const { sub, epoch, role, sid } = payload
  if (typeof sub !== 'string' || typeof epoch !== 'number' || !ROLES.includes(role as Role)) return undefined
  return { kind: 'user', via, userId: sub, sessionId: typeof sid === 'string' ? sid : null, epoch, role: role as Role }
}
