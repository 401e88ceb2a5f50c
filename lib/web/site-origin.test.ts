// An address that is given to others begins where the browser is, also in what is rendered after an action.
import { afterEach, expect, test, vi } from 'vitest'
import { env } from '@/lib/env'
import { originAsked } from './site-origin'

vi.mock('@/lib/env', () => ({ env: vi.fn(() => ({})) }))
const setAppUrl = (APP_URL?: string) => vi.mocked(env).mockReturnValue({ APP_URL } as ReturnType<typeof env>)
afterEach(() => setAppUrl())

test.each([
  ['the host that was asked', { host: 'learn.test:5000' }, 'http://learn.test:5000'],
  [
    'the origin of an action whose redirect the server asks of itself',
    { host: '0.0.0.0:5000', origin: 'https://learn.test' },
    'https://learn.test',
  ],
  ['the host where the origin is hidden', { host: 'learn.test', origin: 'null' }, 'http://learn.test'],
])('without APP_URL an address for others begins with %s', (_, given, expected) => {
  expect(originAsked(new Headers(given))).toBe(expected)
})

test('APP_URL counts before all of them', () => {
  setAppUrl('https://set.test')
  expect(originAsked(new Headers({ host: 'a.test', origin: 'https://b.test' }))).toBe('https://set.test')
})
