// Which client a request comes from, well enough to tell a lost reply from a stolen token.
import 'server-only'
import { createHash } from 'node:crypto'
import { addressOf } from './gate'

/** A short hash of address and user agent. */
export function clientOf(request: { headers: Headers }): string {
  const seen = `${addressOf(request)}\n${request.headers.get('user-agent') ?? ''}`
  return createHash('sha256').update(seen).digest('base64url').slice(0, 22)
}
