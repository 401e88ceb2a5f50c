// A cookie serves only our own pages: who asks is told by Sec-Fetch-Site and Origin.
import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { assertSameOrigin, isFromElsewhere, isOwnOrigin } from './same-origin'

const user = (via: 'bearer' | 'cookie') => ({
  kind: 'user' as const,
  via,
  userId: 'u',
  epoch: 0,
  sessionId: null,
  role: 'student' as const,
})
const asks = (headers: Record<string, string>) => ({ headers: new Headers({ host: 'cairn.test', ...headers }) })

test.each([
  [user('cookie'), asks({ 'sec-fetch-site': 'same-origin' }), true],
  [user('cookie'), asks({ 'sec-fetch-site': 'none' }), true],
  [user('cookie'), asks({ 'sec-fetch-site': 'cross-site', origin: 'https://cairn.test' }), false],
  [user('cookie'), asks({ origin: 'https://cairn.test' }), true],
  [user('cookie'), asks({ origin: 'https://evil.test' }), false],
  [user('cookie'), asks({ origin: 'null' }), false],
  [user('cookie'), asks({ 'sec-fetch-site': 'same-origin', origin: 'https://evil.test' }), false],
  [user('cookie'), asks({ 'sec-fetch-site': 'same-site' }), false],
  [user('cookie'), asks({ origin: 'https://shown.test', 'x-forwarded-host': 'shown.test' }), true],
  [user('cookie'), asks({}), false],
  [user('bearer'), asks({ origin: 'https://evil.test' }), true],
  [{ kind: 'guest' as const }, asks({ origin: 'https://evil.test' }), true],
])('a cookie changes things only from our own pages (%#)', (identity, request, passes) => {
  const attempt = () => assertSameOrigin(identity, request)
  if (passes) expect(attempt).not.toThrow()
  else expect(attempt).toThrow(expect.objectContaining({ reason: 'cross_origin' }))
})

test('a form of another site is known as one, whoever is signed in', () => {
  const guest = { kind: 'guest' as const }
  expect(isFromElsewhere(guest, asks({ origin: 'https://evil.test' }))).toBe(true)
  expect(isFromElsewhere(guest, asks({ 'sec-fetch-site': 'cross-site' }))).toBe(true)
  expect(isFromElsewhere(guest, asks({ origin: 'http://cairn.test' }))).toBe(false)
  expect(isFromElsewhere(guest, asks({}))).toBe(false)
})

test('the own origin is the host that was asked, or that of APP_URL', () => {
  const own = (origin: string) => isOwnOrigin(new Headers({ host: 'cairn.test', origin }))
  expect(own('http://cairn.test')).toBe(true)
  expect(isOwnOrigin(new Headers({ host: 'cairn.test' }))).toBe(false)
  expect(own('https://learn.test')).toBe(false)
  env().APP_URL = 'https://learn.test'
  expect(own('https://learn.test')).toBe(true)
  expect(own('https://evil.test')).toBe(false)
  env().APP_URL = undefined
})
