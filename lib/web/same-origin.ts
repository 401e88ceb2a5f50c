// A browser's cookie may change things only from our own pages.
import { DomainError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import type { Identity } from './identity'

type Asked = { headers: Headers }

/** Throws `cross_origin` unless a cookie-authenticated unsafe request comes from this very origin. */
export function assertSameOrigin(identity: Identity, request: Asked): void {
  if (identity.kind !== 'user' || identity.via !== 'cookie' || !isFromElsewhere(identity, request)) return
  throw new DomainError('cross_origin', 'That request came from another site, so it was not carried out.')
}

/**
 * Whether something was sent by another site: neither `Sec-Fetch-Site` nor `Origin` may say so. Browsers send at least one of them
 * with whatever changes things, so a session without any comes from elsewhere, too.
 */
export function isFromElsewhere(identity: Identity, { headers }: Asked): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return true
  if (headers.has('origin')) return !isOwnOrigin(headers)
  return site === null && identity.kind === 'user'
}

/** Whether `Origin` names the host that was asked; behind a proxy that asks by another name, that of APP_URL or the forwarded one. */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  const { APP_URL } = env()
  const own = [
    headers.get('host'),
    headers.get('x-forwarded-host'),
    APP_URL === undefined ? null : new URL(APP_URL).host,
  ]
  return own.includes(new URL(origin).host)
}
