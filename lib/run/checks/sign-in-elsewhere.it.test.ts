// Signing in by a provider, on the very door of the server, against a provider of OpenID Connect on this machine.
import { eq } from 'drizzle-orm'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { sessions, users } from '@/db/schema/accounts'
import { newSecret, sealed } from '@/lib/accounts/codes/totp'
import { contextFor, systemActor } from '@/lib/core/context'
import { zoneNamed } from '@/lib/core/zones'
import { env } from '@/lib/env'
import { CLIENT } from '@/lib/web/elsewhere/identity-provider.testing'
import { api } from '../testing/api'
import {
  accountAt,
  type Elsewhere,
  linksOf,
  openElsewhere,
  PASSWORD,
  someone,
  withPassword,
} from '../testing/elsewhere'
import { type Visitor, visitorOf } from '../testing/visitor'

const system = contextFor(systemActor('test'))
let provider: Elsewhere['provider']
let door: Elsewhere['door']
let come: Elsewhere['come']
let settle: Elsewhere['settle']
let close: Elsewhere['close']

beforeAll(async () => {
  ;({ provider, door, come, settle, close } = await openElsewhere())
})
afterAll(() => close())
beforeEach(() => settle())

describe('a newcomer', () => {
  test('gets an account with a confirmed address, a session, and comes to where they wanted to go', async () => {
    const resident = someone()
    const { visitor, at } = await come(resident, undefined, '/api/auth/with/oidc?next=/courses/knots')
    expect(at).toBe('/courses/knots')
    const account = await accountAt(resident.email)
    expect(account).toMatchObject({ name: 'Noor', role: 'student', passwordHash: null })
    expect(account?.emailVerifiedAt).toBeInstanceOf(Date)
    expect((await visitor.profile()).body).toMatchObject({ email: resident.email })
    const [session] = await db(system)
      .select()
      .from(sessions)
      .where(eq(sessions.userId, account?.id ?? ''))
    expect(session).toMatchObject({ kind: 'browser', address: '127.0.0.1' })
    expect(session?.userAgent).toContain('Firefox')
    expect([...visitor.cookies.keys()].filter(name => /state|nonce|pkce|cairn-elsewhere/.test(name))).toEqual([])
  })

  test('begins their days by the clock of their browser, whatever it calls its zone; by UTC where it says nothing', async () => {
    const zoneOf = async (query: string) => {
      const resident = someone()
      await come(resident, undefined, `/api/auth/with/oidc${query}`)
      return (await accountAt(resident.email))?.timeZone
    }
    expect(await zoneOf('?timeZone=Europe/Berlin')).toBe('Europe/Berlin')
    expect(await zoneOf('?timeZone=Asia/Kolkata')).toBe(zoneNamed('Asia/Calcutta'))
    expect(await zoneOf('?timeZone=Moon/Base')).toBe('UTC')
    expect(await zoneOf('')).toBe('UTC')
  })

  test('is the same account when they come again, also with another address there', async () => {
    const resident = someone()
    await come(resident)
    const { visitor } = await come({ ...resident, email: 'other@example.com', email_verified: false })
    expect((await visitor.profile()).body).toMatchObject({ email: resident.email })
  })

  test('two at once open one account', async () => {
    const resident = someone()
    const both = await Promise.all([come(resident), come(resident)])
    const ids = await Promise.all(both.map(async ({ visitor }) => (await visitor.profile()).body.id))
    expect(ids[0]).toBeTruthy()
    expect(ids[0]).toBe(ids[1])
    expect(await linksOf(String(ids[0]))).toHaveLength(1)
  })

  test('whose address is not confirmed there gets no account, nor does one without an address', async () => {
    for (const more of [{ email_verified: false }, { email_verified: undefined }, { email: undefined }]) {
      const resident = someone(more)
      const { at, visitor } = await come(resident)
      expect(at).toBe('/sign-in?problem=email_unconfirmed_elsewhere')
      expect((await visitor.profile()).status).toBe(401)
    }
  })

  test('whose provider tells the address only where it is asked is welcome, too', async () => {
    const resident = someone()
    provider.tellsLate = true
    expect((await come(resident)).at).toBe('/home')
    expect(await accountAt(resident.email)).toBeDefined()
  })

  test('never goes to another site afterwards', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example']) {
      const { at } = await come(someone(), undefined, `/api/auth/with/oidc?next=${encodeURIComponent(next)}`)
      expect(at).toBe('/home')
    }
  })
})

describe('somebody with an account', () => {
  test('is signed in to it where both sides have confirmed the address, and keeps the password', async () => {
    const { id, email, token } = await withPassword(true)
    const { visitor } = await come(someone({ email: email.toUpperCase() }))
    expect((await visitor.profile()).body).toMatchObject({ id })
    expect(await linksOf(id)).toHaveLength(1)
    expect((await api('GET', '/api/v1/users/profile', { token })).status).toBe(200)
    expect((await api('POST', '/api/v1/auth/login', { body: { email, password: PASSWORD } })).status).toBe(200)
  })

  test('is not signed in to it where the provider has not confirmed the address', async () => {
    const { id, email } = await withPassword(true)
    const { visitor, at } = await come(someone({ email, email_verified: false }))
    expect(at).toBe('/sign-in?problem=email_unconfirmed_elsewhere')
    expect([(await visitor.profile()).status, await linksOf(id)]).toEqual([401, []])
  })

  test('whose address was never confirmed here: the owner gets it, and nothing that opened it before still does', async () => {
    const { id, email, token } = await withPassword(false)
    const secret = newSecret()
    const squatted = { totpSecret: sealed(secret), totpConfirmedAt: new Date() }
    await db(system).update(users).set(squatted).where(eq(users.id, id))
    const { visitor } = await come(someone({ email }))
    expect((await visitor.profile()).body).toMatchObject({ id })
    expect(await accountAt(email)).toMatchObject({ passwordHash: null, totpSecret: null, totpConfirmedAt: null })
    expect((await api('GET', '/api/v1/users/profile', { token })).status).toBe(401)
    const body = { email, password: PASSWORD, otp: new TOTP({ secret }).generate() }
    expect((await api('POST', '/api/v1/auth/login', { body })).body.code).toBe('invalid_credentials')
  })

  test('that is connected with another account there is not opened by a new one with the same address', async () => {
    const first = someone()
    await come(first)
    const { at, visitor } = await come(someone({ email: first.email }))
    expect([at, (await visitor.profile()).status]).toEqual(['/sign-in?problem=other_identity', 401])
  })

  test('that is suspended is told so kindly', async () => {
    const resident = someone()
    await come(resident)
    await db(system)
      .update(users)
      .set({ suspendedAt: new Date() })
      .where(eq(users.email, resident.email ?? ''))
    const { at, visitor } = await come(resident)
    expect([at, (await visitor.profile()).status]).toEqual(['/sign-in?problem=account_suspended', 401])
  })

  test('with one-time codes gives one here, whatever the provider asked', async () => {
    const resident = someone()
    await come(resident)
    const on = { totpSecret: sealed(newSecret()), totpConfirmedAt: new Date() }
    await db(system)
      .update(users)
      .set(on)
      .where(eq(users.email, resident.email ?? ''))
    const { at, visitor } = await come(resident, undefined, '/api/auth/with/oidc?next=/review')
    expect(at).toBe('/sign-in/code?next=%2Freview')
    expect((await visitor.profile()).status).toBe(401)
    expect(visitor.cookies.has('cairn-first-step')).toBe(true)
  })
})

describe('what is not right is refused, and opens nothing', () => {
  test.each([['other nonce'], ['other key'], ['other audience'], ['other issuer']] as const)(
    'tokens with %s',
    async fault => {
      provider.fault = fault
      const resident = someone()
      const { at, visitor } = await come(resident)
      expect([at, (await visitor.profile()).status]).toEqual(['/sign-in?problem=failed', 401])
      expect(await accountAt(resident.email)).toBeUndefined()
    },
  )

  test('a state that is not the one that was given, or none', async () => {
    for (const state of ['tampered', '']) {
      provider.resident = someone()
      const visitor = visitorOf(door.origin)
      const { url } = await visitor.visit('/api/auth/with/oidc', { stopAt: /\/api\/auth\/callback/ })
      url.searchParams.set('state', state)
      const { url: end } = await visitor.visit(url.pathname + url.search)
      expect([end.search, (await visitor.profile()).status]).toEqual(['?problem=failed', 401])
    }
  })

  test('the answer of another browser: a code that was caught opens nothing', async () => {
    provider.resident = someone()
    const { url } = await visitorOf(door.origin).visit('/api/auth/with/oidc', { stopAt: /\/api\/auth\/callback/ })
    for (const thief of [visitorOf(door.origin), await begun()]) {
      const { url: end } = await thief.visit(url.pathname + url.search)
      expect([end.search, (await thief.profile()).status]).toEqual(['?problem=failed', 401])
    }
  })

  test('the same answer twice', async () => {
    provider.resident = someone()
    const visitor = visitorOf(door.origin)
    const { url } = await visitor.visit('/api/auth/with/oidc', { stopAt: /\/api\/auth\/callback/ })
    const kept = new Map(visitor.cookies)
    expect((await visitor.visit(url.pathname + url.search)).url.pathname).toBe('/home')
    visitor.cookies.clear()
    for (const [name, value] of kept) visitor.cookies.set(name, value)
    expect((await visitor.visit(url.pathname + url.search)).url.search).toBe('?problem=failed')
  })

  test('somebody who turns back there', async () => {
    expect((await come(null)).at).toBe('/sign-in?problem=cancelled')
  })

  test('a provider that is not one of the settings, and a link that another site made', async () => {
    expect((await come(someone(), undefined, '/api/auth/with/google')).at).toBe('/sign-in')
    const reply = await fetch(`${door.origin}/api/auth/with/oidc`, {
      headers: { 'sec-fetch-site': 'cross-site' },
      redirect: 'manual',
    })
    expect(reply.headers.get('location')).toBe('/sign-in')
  })

  /** A browser that has begun itself, so that it has a state of its own. */
  async function begun(): Promise<Visitor> {
    const visitor = visitorOf(door.origin)
    await visitor.visit('/api/auth/with/oidc', { stopAt: /\/api\/auth\/callback/ })
    return visitor
  }
})

test('the provider is asked by PKCE, with state and nonce, for name and address', async () => {
  await come(someone())
  const asked = Object.fromEntries(provider.asked)
  expect(asked).toMatchObject({
    ...{ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email profile', client_id: CLIENT.id },
    redirect_uri: `${door.origin}/api/auth/callback/oidc`,
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length).toBeGreaterThan(20)
})

describe('GitHub', () => {
  const github = '/api/auth/with/github'

  test('counts the primary address alone, where GitHub has confirmed it', async () => {
    const resident = someone()
    expect((await come(resident, undefined, github)).at).toBe('/home')
    const account = await accountAt(resident.email)
    expect(await linksOf(account?.id)).toMatchObject([{ provider: `github:${provider.issuer}`, subject: resident.sub }])
    const other = someone({ email_verified: false })
    expect((await come(other, undefined, github)).at).toBe('/sign-in?problem=email_unconfirmed_elsewhere')
  })

  test('and OpenID Connect open one account where all have confirmed its address', async () => {
    const resident = someone()
    await come(resident, undefined, github)
    const { visitor } = await come(someone({ email: resident.email }))
    expect(await linksOf(String((await visitor.profile()).body.id))).toHaveLength(2)
  })
})

test('next-auth’s own protocol signs in by a provider, and by a password', async () => {
  const { email } = await withPassword(true)
  const visitor = visitorOf(door.origin)
  const token = async () => JSON.parse((await visitor.visit('/api/auth/csrf')).text).csrfToken as string
  const body = new URLSearchParams({ csrfToken: await token(), email, password: PASSWORD, json: 'true' })
  await visitor.visit('/api/auth/callback/credentials', { method: 'POST', body })
  expect((await visitor.profile()).body).toMatchObject({ email })
  const other = visitorOf(door.origin)
  provider.resident = someone()
  const { csrfToken } = JSON.parse((await other.visit('/api/auth/csrf')).text) as { csrfToken: string }
  const form = new URLSearchParams({ csrfToken, callbackUrl: '/review' })
  expect((await other.visit('/api/auth/signin/oidc', { method: 'POST', body: form })).url.pathname).toBe('/review')
  expect((await other.profile()).body).toMatchObject({ email: provider.resident.email })
  const without = await other.visit('/api/auth/signin/oidc', { method: 'POST', body: new URLSearchParams() })
  expect(without.trail.join(' ')).not.toContain('/authorize')
})

test('next-auth’s own protocol takes a one-time code where they are on', async () => {
  const { id, email } = await withPassword(true)
  const secret = newSecret()
  const on = { totpSecret: sealed(secret), totpConfirmedAt: new Date() }
  await db(system).update(users).set(on).where(eq(users.id, id))
  const signIn = async (more: Record<string, string>) => {
    const visitor = visitorOf(door.origin)
    const { csrfToken } = JSON.parse((await visitor.visit('/api/auth/csrf')).text) as { csrfToken: string }
    const body = new URLSearchParams({ csrfToken, email, password: PASSWORD, json: 'true', ...more })
    await visitor.visit('/api/auth/callback/credentials', { method: 'POST', body })
    return (await visitor.profile()).status
  }
  const otp = new TOTP({ secret }).generate()
  expect([await signIn({}), await signIn({ otp: 'wrong' }), await signIn({ otp }), await signIn({ otp })]).toEqual([
    401, 401, 200, 401,
  ])
})

test('visits to a provider are counted: 30 a minute from one address', async () => {
  Object.assign(env(), { RATE_LIMIT_SCALE: 1 })
  const visitor = visitorOf(door.origin)
  const ends = []
  for (let n = 0; n < 31; n++) ends.push((await visitor.visit('/api/auth/with/oidc', { stopAt: /./ })).url)
  Object.assign(env(), { RATE_LIMIT_SCALE: 1000 })
  expect(ends.at(-1)?.search).toBe('?problem=rate_limited')
  expect(ends.filter(({ origin }) => origin === provider.issuer).length).toBeLessThanOrEqual(30)
})
