// Errors on the wire: application/problem+json (RFC 9457), one table from reason to status.
import 'server-only'
import { DomainError, isDomainError, type Reason } from '@/lib/core/errors'
import { log } from '@/lib/platform/log'

export const STATUS: Record<Reason, { status: number; title: string }> = {
  malformed_json: { status: 400, title: 'Malformed JSON' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  payment_required: { status: 402, title: 'Payment required' },
  forbidden: { status: 403, title: 'Not allowed' },
  cross_origin: { status: 403, title: 'Cross-origin request' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'Conflict' },
  payload_too_large: { status: 413, title: 'Payload too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  range_not_satisfiable: { status: 416, title: 'Range not satisfiable' },
  invalid: { status: 422, title: 'Invalid input' },
  rate_limited: { status: 429, title: 'Too many requests' },
  unavailable: { status: 503, title: 'Unavailable for a moment' },
}

/** The problem document of an error. What is not a DomainError is logged with its stack and shown without it. */
export function problem(error: unknown, request: { url: string; headers: Headers }): Response {
  const requestId = request.headers.get('x-request-id') ?? ''
  const known = isDomainError(error) ? error : unexpected(error, requestId)
  const { status, title } =
    isDomainError(error) || known.reason === 'unavailable'
      ? STATUS[known.reason]
      : { status: 500, title: 'Our mistake' }
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (known.reason === 'unauthenticated') headers.set('www-authenticate', 'Bearer')
  if (known.retryAfterSeconds !== undefined)
    headers.set('retry-after', String(Math.max(1, Math.ceil(known.retryAfterSeconds))))
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

/** A database that cannot be reached is 503; anything else is a mistake of ours. */
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
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause) {
    const { code, message } = at as { code?: string; message?: string }
    if (
      (code && UNREACHABLE.has(code)) ||
      /timeout exceeded when trying to connect|Connection terminated/.test(message ?? '')
    )
      return true
  }
  return false
}
