// Which client a request comes from, well enough to tell a lost reply from a stolen token.
import 'server-only'
import { createHash } from 'node:crypto'
import type { Device } from '@/lib/accounts/sessions/begin-session'
import { addressOf } from './gate'

/** What the list of sessions shows of a client. */
export function deviceOf(request: { headers: Headers }): Device {
  return { userAgent: request.headers.get('user-agent') ?? '', address: addressOf(request) }
}

/** A short hash of address and user agent. */
export function clientOf(request: { headers: Headers }): string {
  const seen = `${addressOf(request)}\n${request.headers.get('user-agent') ?? ''}`
  return createHash('sha256').update(seen).digest('base64url').slice(0, 22)
}
