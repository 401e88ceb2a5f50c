// Which pages of other origins may call the API: those of CORS_ORIGINS, with a bearer token; cookies never count there.
import 'server-only'
import { corsOrigins } from '@/lib/env'

/** What such a page may read beside the body. */
const EXPOSED = [
  ...['X-Request-Id', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'ETag', 'Location', 'Idempotency-Replayed'],
  ...['Content-Disposition', 'Content-Range', 'Tus-Resumable', 'Upload-Offset', 'Upload-Length'],
].join(', ')
/** What it may send. */
const ALLOWED = [
  ...['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'Range', 'Content-Disposition'],
  ...['Tus-Resumable', 'Upload-Length', 'Upload-Metadata', 'Upload-Offset'],
].join(', ')
/** Two hours, the longest that browsers remember it. */
const MAX_AGE_SECONDS = 7200

/**
 * The headers of a reply to this request; none where no origin is allowed. Allow-Credentials is never among them, so that no
 * browser sends a cookie along or lets a page read a reply that was made for one.
 */
export function corsHeaders(request: { headers: Headers }): [string, string][] {
  const allowed = corsOrigins()
  if (allowed.size === 0) return []
  const origin = request.headers.get('origin')
  if (origin === null || !allowed.has(origin)) return [['vary', 'Origin']]
  return [
    ['vary', 'Origin'],
    ['access-control-allow-origin', origin],
    ['access-control-expose-headers', EXPOSED],
  ]
}

/** Whether a browser asks, before the request itself, if a page of another origin may make it. */
export function isPreflight(request: { method: string; headers: Headers }): boolean {
  const { method, headers } = request
  return method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method')
}

/** What a preflight adds, for an origin that is allowed. `methods` are those of the address. */
export function preflightHeaders(request: { headers: Headers }, methods: string): [string, string][] {
  if (!corsOrigins().has(request.headers.get('origin') ?? '')) return []
  return [
    ['access-control-allow-methods', methods],
    ['access-control-allow-headers', ALLOWED],
    ['access-control-max-age', String(MAX_AGE_SECONDS)],
  ]
}
