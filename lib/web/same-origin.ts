// A browser's cookie may change things only from our own pages.
import { DomainError } from '@/lib/core/errors'
import type { Identity } from './identity'

/** Throws `cross_origin` unless a cookie-authenticated unsafe request comes from this very origin. */
export function assertSameOrigin(identity: Identity, request: { headers: Headers }): void {
  if (identity.kind !== 'user' || identity.via !== 'cookie') return
  const site = request.headers.get('sec-fetch-site')
  if (site !== null ? site === 'same-origin' || site === 'none' : isOwnOrigin(request.headers)) return
  throw new DomainError('cross_origin', 'That request came from another site, so it was not carried out.')
}

/** Whether `Origin` names the host that was asked. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  return new URL(origin).host === headers.get('host')
}
