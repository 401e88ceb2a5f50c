// The account endpoints keep the published contract, by status.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/db/testing'
import { newId } from '@/lib/core/ids'
import { api } from '../testing/api'
import { PASSWORD, person } from '../testing/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const newcomer = () => ({ name: 'Ada', email: `${newId()}@example.com`, password: PASSWORD })

describe('register', () => {
  test('201 gives the user and both tokens', async () => {
    const input = newcomer()
    const { status, body } = await api('POST', '/api/v1/auth/register', { body: input })
    expect(status).toBe(201)
    expect(body).toMatchObject({ user: { name: 'Ada', email: input.email, role: 'student' }, expiresIn: 900 })
  })

  test('409 for a taken address, in any case of letters', async () => {
    const input = newcomer()
    await api('POST', '/api/v1/auth/register', { body: input })
    const { status, body } = await api('POST', '/api/v1/auth/register', {
      body: { ...input, email: input.email.toUpperCase() },
    })
    expect([status, body.code]).toEqual([409, 'conflict'])
  })

  test('422 names every wrong field', async () => {
    const { status, body } = await api('POST', '/api/v1/auth/register', {
      body: { name: '', email: 'nonsense', password: 'x', role: 'admin' },
    })
    expect(status).toBe(422)
    expect((body.errors as { path: string }[]).map(error => error.path).sort()).toEqual([
      'email',
      'name',
      'password',
      'role',
    ])
  })

  test('two at once with one address open one account', async () => {
    const input = newcomer()
    const both = await Promise.all([1, 2].map(() => api('POST', '/api/v1/auth/register', { body: input })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('429 after thirty tries a minute from one address', async () => {
    const body = { ...newcomer(), password: 'password123' }
    const tries = []
    for (let n = 0; n < 31; n++)
      tries.push((await api('POST', '/api/v1/auth/register', { body, address: '192.0.2.31' })).status)
    expect(tries).toEqual([...Array(30).fill(422), 429])
  })

  test('an Idempotency-Key gives the first reply again, and refuses another body', async () => {
    const input = newcomer()
    const call = { headers: { 'idempotency-key': newId() }, address: '192.0.2.1' }
    const first = await api('POST', '/api/v1/auth/register', { body: input, ...call })
    const again = await api('POST', '/api/v1/auth/register', { body: input, ...call })
    expect([again.status, again.headers.get('idempotency-replayed'), again.text]).toEqual([201, 'true', first.text])
    expect((await api('POST', '/api/v1/auth/register', { body: newcomer(), ...call })).status).toBe(422)
  })
})

describe('login', () => {
  test('200 with the right password, 401 either way with a wrong one', async () => {
    const { email } = await person()
    expect((await api('POST', '/api/v1/auth/login', { body: { email, password: PASSWORD } })).status).toBe(200)
    const wrong = await api('POST', '/api/v1/auth/login', { body: { email, password: 'wrong' } })
    const unknown = await api('POST', '/api/v1/auth/login', {
      body: { email: 'nobody@example.com', password: 'wrong' },
    })
    expect([wrong.status, wrong.body.code]).toEqual([401, 'invalid_credentials'])
    expect(unknown.body.detail).toBe(wrong.body.detail)
  })

  test('429 after ten tries a minute for one account from one address', async () => {
    const { email } = await person()
    const tries = []
    for (let i = 0; i < 13; i++)
      tries.push(await api('POST', '/api/v1/auth/login', { body: { email, password: 'wrong' }, address: '192.0.2.7' }))
    expect(tries.at(-1)?.status).toBe(429)
    expect(Number(tries.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(tries.at(-1)?.headers.get('ratelimit')).toMatch(/^"login-account";r=0;t=\d+, "api";r=\d+;t=\d+$/)
    expect(tries.at(-1)?.headers.get('ratelimit-policy')).toBe('"login-account";q=10;w=60, "api";q=100;w=60')
  })
})

describe('refresh', () => {
  const session = async () =>
    (await api('POST', '/api/v1/auth/register', { body: newcomer(), address: '192.0.2.9' })).body
  const refresh = (refreshToken: unknown, agent = 'a') =>
    api('POST', '/api/v1/auth/refresh', {
      body: { refreshToken },
      address: '192.0.2.9',
      headers: { 'user-agent': agent },
    })

  test('gives a new pair; a replay by the same client within 10 s gets the same pair', async () => {
    const { refreshToken } = await session()
    const first = await refresh(refreshToken)
    expect(first.status).toBe(200)
    expect(first.body.refreshToken).not.toBe(refreshToken)
    expect((await refresh(refreshToken)).text).toBe(first.text)
  })

  test('a replay by another client is 401 and ends the whole family', async () => {
    const { refreshToken } = await session()
    const next = await refresh(refreshToken)
    expect((await refresh(refreshToken, 'a thief')).status).toBe(401)
    expect((await refresh(next.body.refreshToken)).status).toBe(401)
  })

  test('after logout the token is dead', async () => {
    const { refreshToken, accessToken } = await session()
    expect(
      (await api('POST', '/api/v1/auth/logout', { body: { refreshToken }, token: String(accessToken) })).status,
    ).toBe(204)
    expect((await refresh(refreshToken)).status).toBe(401)
  })
})

describe('profile', () => {
  test('401 without, and with a bad bearer', async () => {
    expect((await api('GET', '/api/v1/users/profile')).status).toBe(401)
    const bad = await api('GET', '/api/v1/users/profile', { token: 'nonsense' })
    expect([bad.status, bad.headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="Cairn", error="invalid_token"',
    ])
  })

  test('changes what is given; role and e-mail are 422', async () => {
    const { token } = await person()
    const changed = await api('PUT', '/api/v1/users/profile', {
      token,
      body: { name: 'Grace', timeZone: 'Europe/Berlin', settings: { pace: 'slow' } },
    })
    expect(changed.body).toMatchObject({ name: 'Grace', timeZone: 'Europe/Berlin', settings: { pace: 'slow' } })
    for (const body of [{ role: 'admin' }, { email: 'x@example.com' }, { timeZone: 'Moon/Base' }, { name: 7 }]) {
      expect((await api('PUT', '/api/v1/users/profile', { token, body })).status).toBe(422)
    }
  })
})

describe('conventions', () => {
  test('400 for malformed JSON, 413 over 1 MiB, 415 for another type, 404 and 405 before everything', async () => {
    const path = '/api/v1/auth/login'
    expect((await api('POST', path, { raw: '{' })).body.code).toBe('malformed_json')
    expect((await api('POST', path, { raw: `"${'x'.repeat(1024 * 1024)}"` })).status).toBe(413)
    expect((await api('POST', path, { raw: '<a/>', headers: { 'content-type': 'text/xml' } })).status).toBe(415)
    expect((await api('POST', path, { raw: '{}', headers: { 'content-encoding': 'gzip' } })).status).toBe(415)
    expect((await api('GET', '/api/v1/nowhere')).status).toBe(404)
    const wrong = await api('DELETE', path)
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })

  test('101 requests a minute from one address: the last is 429 with Retry-After, all carry RateLimit', async () => {
    const calls = []
    for (let i = 0; i < 101; i++) calls.push(await api('GET', '/api/v1/users/profile', { address: '192.0.2.50' }))
    expect(calls.every(({ headers }) => headers.has('ratelimit') && headers.has('ratelimit-policy'))).toBe(true)
    expect([calls.at(99)?.status, calls.at(100)?.status, calls.at(100)?.headers.has('retry-after')]).toEqual([
      401,
      429,
      true,
    ])
  })
})
