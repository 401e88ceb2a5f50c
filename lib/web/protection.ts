// The headers that every reply carries, whoever gives it: pages, the API, media, scripts and refusals alike.
import 'server-only'
import { env } from '@/lib/env'

/**
 * What browsers are told of everything that comes from here. HSTS is sent where https can be expected: in production unless
 * APP_URL says http, and wherever APP_URL says https. (Browsers heed it over https alone.)
 */
export function protection(): [string, string][] {
  const { APP_URL, mode } = env()
  const https = APP_URL ? APP_URL.startsWith('https:') : mode === 'production'
  return https ? [...HEADERS, HSTS] : HEADERS
}

const HEADERS: [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
]
const HSTS: [string, string] = ['strict-transport-security', 'max-age=31536000; includeSubDomains']

/** What is no page may load, run and frame nothing, should a browser open it as one. */
export const INERT = "default-src 'none'; frame-ancestors 'none'; sandbox"
