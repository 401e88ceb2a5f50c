// Errors on the wire: application/problem+json (RFC 9457), one table from reason to status.
import 'server-only'
import { DomainError, isDomainError, type Reason } from '@/lib/core/errors'
import { log } from '@/lib/platform/log'
import { limitHeaders } from './limits'

export const STATUS: Record<Reason, { status: number; title: string }> = {
  malformed_json: { status: 400, title: 'Malformed JSON' },
  malformed_request: { status: 400, title: 'Malformed request' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  payment_required: { status: 402, title: 'Payment required' },
  forbidden: { status: 403, title: 'Not allowed' },
  cross_origin: { status: 403, title: 'Cross-origin request' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'Conflict' },
  precondition_failed: { status: 412, title: 'Precondition failed' },
  payload_too_large: { status: 413, title: 'Payload too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  range_not_satisfiable: { status: 416, title: 'Range not satisfiable' },
  invalid: { status: 422, title: 'Invalid input' },
  upgrade_required: { status: 426, title: 'Upgrade required' },
  rate_limited: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Unavailable for a moment' },
  storage_full: { status: 507, title: 'No room left' },
}

/** The problem document of an error. What is not a DomainError is logged with its stack and shown without it. */
export function problem(error: unknown, request: { url: string; headers: Headers }): Response {
  const requestId = request.headers.get('x-request-id') ?? ''
  const known = isDomainError(error) ? error : unexpected(error, requestId)
  const { status, title } = known.code === 'internal' ? { status: 500, title: 'Our mistake' } : STATUS[known.reason]
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (known.reason === 'unauthenticated') headers.set('www-authenticate', challenge(request.headers))
  if (known.retryAfterSeconds !== undefined)
    headers.set('retry-after', String(Math.max(1, Math.ceil(known.retryAfterSeconds))))
  if (known.usedUp)
    for (const [name, value] of limitHeaders({ ...known.usedUp, remaining: 0 })) headers.set(name, value)
  const body = {
    type: `/docs/api#${known.code}`,
    title,
    status,
    detail: known.message,
    instance: new URL(request.url).pathname,
    code: known.code,
    requestId,
    ...(known.reason === 'invalid' ? { errors: known.errors } : {}),
    ...known.extra,
  }
  return new Response(JSON.stringify(body), { status, headers })
}

/** What RFC 6750 (3) asks for: a token that was sent is told to be bad. */
function challenge(headers: Headers): string {
  return `Bearer realm="Cairn"${/^bearer /i.test(headers.get('authorization') ?? '') ? ', error="invalid_token"' : ''}`
}

/** A database that cannot be reached is 503, a value that it cannot hold 422; anything else is a mistake of ours. */
function unexpected(error: unknown, requestId: string): DomainError {
  log.error('request failed', { requestId, error })
  if (isUnreachable(error)) {
    return new DomainError(
      'unavailable',
      'We cannot reach our database just now. Nothing was changed; please try again in a moment.',
      {
        retryAfterSeconds: 5,
      },
    )
  }
  if (isUnfit(error)) {
    const message = 'Something in that request is too large, or has characters that cannot be stored.'
    return new DomainError('invalid', message, { code: 'unstorable' })
  }
  return new DomainError(
    'conflict',
    'Something went wrong on our side. Nothing you typed is to blame; please try again.',
    { code: 'internal' },
  )
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
])

function isUnreachable(error: unknown): boolean {
  return causes(error).some(
    ({ code, message }) =>
      (code !== undefined && UNREACHABLE.has(code)) ||
      /timeout exceeded when trying to connect|Connection terminated/.test(message ?? ''),
  )
}

/** SQLSTATEs of values that fit no column: too large, no date, bytes that are no text. Schemas refuse them; this is the net below. */
const UNFIT = new Set(['22001', '22003', '22007', '22008', '22021', '22P02', '22P05'])

function isUnfit(error: unknown): boolean {
  return causes(error).some(({ code }) => code !== undefined && UNFIT.has(code))
}

/** An error and what caused it; drivers and drizzle wrap the one that knows. */
function causes(error: unknown): { code?: string; message?: string }[] {
  const all: { code?: string; message?: string }[] = []
  for (let at = error; typeof at === 'object' && at !== null && all.length < 10; at = (at as { cause?: unknown }).cause)
    all.push(at)
  return all
}
