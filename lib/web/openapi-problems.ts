// The problems that an operation may answer with, by status: what its contract implies, and the codes that it names itself.
import { atDoor } from '@/lib/core/permissions'
import type { Operation } from './endpoint'
import { STATUS } from './problem'
import { FINER_CODES } from './problem-codes'

type Described = Record<string, unknown>
const CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
const RETRY = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }

/** The responses of an operation that are problems; `default` stands for what no list can promise. */
export function problemResponses(method: string, path: string, operation: Operation): Described {
  const codes = new Map<number, string[]>()
  for (const code of [...implied(method, path, operation), ...(operation.problems ?? [])]) {
    const status = code in FINER_CODES ? FINER_CODES[code as keyof typeof FINER_CODES].status : statusOf(code)
    codes.set(status, [...(codes.get(status) ?? []), code])
  }
  const listed = [...codes].sort(([a], [b]) => a - b).map(([status, names]) => [status, response(status, names)])
  return { ...Object.fromEntries(listed), default: { description: 'A problem', content: CONTENT } }
}

function response(status: number, codes: string[]): Described {
  const description = [...new Set(codes)].map(code => `\`${code}\``).join(', ')
  return { description, ...(status === 429 || status === 503 ? { headers: RETRY } : {}), content: CONTENT }
}

function statusOf(code: string): number {
  return STATUS[code as keyof typeof STATUS].status
}

/** In the order in which they are decided. */
function implied(method: string, path: string, operation: Operation): string[] {
  const { permission, params, query, body, takes, idempotent, reply } = operation
  if (!path.startsWith('/api/v1/')) return path === '/api/metrics' ? ['not_found', 'unauthenticated'] : []
  const isUnsafe = method !== 'GET' && method !== 'OPTIONS'
  const isClosedToSome = atDoor(permission, 'student') === 'closed' || (params && atDoor(permission, null) !== 'open')
  return [
    'rate_limited',
    ...(isUnsafe ? ['payload_too_large'] : []),
    ...(body ? ['unsupported_media_type', 'malformed_json'] : []),
    ...(takes ? ['malformed_request'] : []),
    'unauthenticated',
    ...(isUnsafe ? ['cross_origin'] : []),
    ...(isClosedToSome ? ['forbidden'] : []),
    ...(params ? ['not_found'] : []),
    ...(body || query || idempotent || takes ? ['invalid'] : []),
    ...(idempotent ? ['idempotency_key_reused', 'idempotency_in_progress', 'idempotency_reply_gone'] : []),
    ...(isUnsafe && params ? ['conflict'] : []),
    ...(reply === 'bytes' && params ? ['range_not_satisfiable'] : []),
    'unavailable',
  ]
}
