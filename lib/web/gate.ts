// The gate that every request passes once: request id, identity, coarse role by area, rate limit, CSP nonce.
import 'server-only'
import { randomBytes } from 'node:crypto'
import { DomainError } from '@/lib/core/errors'
import { isId, newId } from '@/lib/core/ids'
import { atDoor } from '@/lib/core/permissions'
import { embedHosts, env } from '@/lib/env'
import { areaOf } from './areas'
import { corsHeaders, isPreflight } from './cors'
import { type Identity, identityOf } from './identity'
import { count, LIMITS } from './limits'
import { problem } from './problem'
import { INERT, protection } from './protection'
import { isFromElsewhere } from './same-origin'

/** `response` ends the request; otherwise forward it with `request` headers and add `reply` headers to what comes back. */
export type Gated = { response?: Response; request: [string, string][]; reply: [string, string][] }

/** Lets a request in or answers it. Works on any WHATWG Request: middleware and server.ts share it. */
export async function gate(request: Request): Promise<Gated> {
  const { pathname } = new URL(request.url)
  const requestId = idOf(request)
  const reply: [string, string][] = [['x-request-id', requestId]]
  const isApi = pathname.startsWith('/api/')
  if (isApi) reply.push(...protection(), ['content-security-policy', INERT])
  if (/^\/api\/(health\/|metrics$)/.test(pathname)) return { request: [['x-request-id', requestId]], reply }
  if (pathname.startsWith('/api/v1/')) reply.push(...corsHeaders(request))

  const identity = await identityOf(request)
  const { verdict, headers } = await count(limitOf(pathname, request), callerKey(identity, request))
  reply.push(...headers)
  if (!verdict.allowed) return { response: tooMany(request, isApi, verdict.resetSeconds), request: [], reply }
  if (isApi) return { request: [['x-request-id', requestId]], reply }

  reply.push(...protection())
  if (isMalformed(request.url)) return { response: malformed(), request: [], reply }
  if (request.method === 'POST' && isFromElsewhere(identity, request))
    return { response: foreign(), request: [], reply }
  const elsewhere = redirectFor(pathname, identity)
  if (elsewhere)
    return { response: new Response(null, { status: 303, headers: { location: elsewhere } }), request: [], reply }
  const csp = policy(randomBytes(16).toString('base64'))
  return {
    request: [
      ['x-request-id', requestId],
      ['content-security-policy', csp],
    ],
    reply: [...reply, ['content-security-policy', csp]],
  }
}

/** The id that server.ts gave the request (front.ts drops others); without it, or with nonsense, a new one. */
function idOf(request: Request): string {
  const given = request.headers.get('x-request-id')
  if (given && isId(given)) return given
  const fresh = newId()
  request.headers.set('x-request-id', fresh)
  return fresh
}

/** The address of the client as server.ts saw it; a header of that name from outside never gets this far. */
export function addressOf(request: { headers: Headers }): string {
  return request.headers.get('x-cairn-address') ?? 'unknown'
}

function callerKey(identity: Identity, request: Request): string {
  return identity.kind === 'user' ? `user:${identity.userId}` : `address:${addressOf(request)}`
}

function limitOf(pathname: string, request: Request) {
  if (isPreflight(request)) return LIMITS.preflight
  if (pathname.startsWith('/api/v1/media/')) return LIMITS.media
  if (pathname.startsWith('/api/v1/uploads')) return LIMITS.uploads
  if (pathname.startsWith('/api/v1/') || request.headers.has('next-action')) return LIMITS.api
  const looksAhead = request.method === 'GET' && request.headers.has('next-router-prefetch')
  return looksAhead ? LIMITS.prefetch : LIMITS.page
}

/** Percent-encodings that decode to nothing, and NUL, which no database keeps. */
function isMalformed(url: string): boolean {
  const { pathname, search } = new URL(url)
  if (/%00/.test(pathname + search)) return true
  try {
    decodeURIComponent(pathname)
    return false
  } catch {
    return true
  }
}

function malformed(): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  return new Response('This address is garbled. Please check how it was put together.', { status: 400, headers })
}

/** A form of another site, or one of nobody's site with somebody's session. */
function foreign(): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  return new Response('That form came from another site, so it was not carried out.', { status: 403, headers })
}

/** Where somebody is sent whom an area is closed to; the wall is the policy in each verb. */
function redirectFor(pathname: string, identity: Identity): string | undefined {
  const area = areaOf(pathname)
  const answer = area && atDoor(area, identity.kind === 'user' ? identity.role : null)
  if (answer === 'sign_in') return `/sign-in?next=${encodeURIComponent(pathname)}`
  return answer === 'closed' ? '/home' : undefined
}

function tooMany(request: Request, isApi: boolean, resetSeconds: number): Response {
  const seconds = Math.max(1, Math.ceil(resetSeconds))
  const message = `That was a lot of requests in a short time. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`
  if (isApi) return problem(new DomainError('rate_limited', message, { retryAfterSeconds: seconds }), request)
  return new Response(message, {
    status: 429,
    headers: { 'retry-after': String(seconds), 'content-type': 'text/plain; charset=utf-8' },
  })
}

function policy(nonce: string): string {
  const dev = env().NODE_ENV === 'development'
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' blob: data:`,
    `media-src 'self' blob:`,
    `frame-src ${embedHosts()
      .flatMap(host => [`https://${host}`, `https://*.${host}`])
      .join(' ')}`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
