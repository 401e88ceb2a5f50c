// Signing in, sessions, mailed links and one-time codes, by status, on the very door.
import { and, asc, eq, gt } from 'drizzle-orm'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { oneTimeLinks, sessions, users } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/platform'
import { openTestDatabase } from '@/db/testing'
import { accountReactions } from '@/lib/accounts/reactions'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { memoryMail } from '@/lib/platform/mail/memory'
import type { MailMessage } from '@/lib/platform/mail/port'
import { api } from '../testing/api'

const system = contextFor(systemActor('test'))
const PASSWORD = 'four quiet stones'
const sent: MailMessage[] = []
let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  Object.assign(globalThis, { [Symbol.for('cairn.mail')]: memoryMail(sent) })
})
afterAll(() => close())
beforeEach(() => {
  sent.length = 0
})

let seen = '00000000-0000-0000-0000-000000000000'
/** Runs what the worker would run, and gives the letters to an address. */
async function letters(to: string): Promise<MailMessage[]> {
  const facts = await db(system).select().from(outbox).where(gt(outbox.id, seen)).orderBy(asc(outbox.id))
  for (const fact of facts) {
    for (const reaction of accountReactions.filter(({ on }) => on.name === fact.name)) await reaction.run(system, fact)
    seen = fact.id
  }
  return sent.filter(message => message.to === to)
}
const tokenIn = (letter: MailMessage | undefined) => /token=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? ''

async function newAccount() {
  const email = `${newId()}@example.com`
  const body = { name: 'Noor', email, password: PASSWORD }
  const reply = await api('POST', '/api/v1/auth/register', { body })
  expect(reply.status).toBe(201)
  const { accessToken, refreshToken, user } = reply.body as {
    accessToken: string
    refreshToken: string
    user: { id: string }
  }
  return { email, token: accessToken, refreshToken, userId: user.id }
}
const login = (email: string, password = PASSWORD, more: object = {}, address?: string) =>
  api('POST', '/api/v1/auth/login', { body: { email, password, ...more }, ...(address ? { address } : {}) })
const said = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
  `${status} ${body.code ?? ''}`.trim()

test('a common password is refused, in words at its field', async () => {
  const body = { name: 'Noor', email: `${newId()}@example.com`, password: 'Password123' }
  const reply = await api('POST', '/api/v1/auth/register', { body })
  expect([said(reply), reply.body.errors]).toMatchObject(['422 invalid', [{ path: 'password' }]])
})

test('a new address is proved by the mailed link, once', async () => {
  const { email, userId } = await newAccount()
  const [letter] = await letters(email)
  const verify = () => api('POST', '/api/v1/auth/verify-email', { body: { token: tokenIn(letter) } })
  expect(letter?.subject).toContain('confirm')
  expect(said(await verify())).toBe('204')
  expect(said(await verify())).toBe('409 link_expired')
  const [row] = await db(system).select().from(users).where(eq(users.id, userId))
  expect(row?.emailVerifiedAt).toBeInstanceOf(Date)
})

test('a forgotten password: the same answer for everybody, a link that works once, and all sessions end', async () => {
  const { email, token, refreshToken } = await newAccount()
  await letters(email)
  const stranger = `${newId()}@example.com`
  for (const address of [email, stranger])
    expect(said(await api('POST', '/api/v1/auth/forgot-password', { body: { email: address } }))).toBe('204')
  expect((await letters(stranger)).map(({ subject }) => subject)).toEqual(['You have no account at Cairn'])
  const [letter] = (await letters(email)).filter(({ subject }) => subject === 'Set a new password')
  const reset = (password: string) =>
    api('POST', '/api/v1/auth/reset-password', { body: { token: tokenIn(letter), password } })
  expect(said(await reset('password1'))).toBe('422 invalid')
  expect((await Promise.all([reset('a better one of mine'), reset('another one of mine')])).map(said).sort()).toEqual([
    '204',
    '409 link_expired',
  ])
  expect(said(await api('GET', '/api/v1/users/profile', { token }))).toBe('401 unauthenticated')
  expect(said(await api('POST', '/api/v1/auth/refresh', { body: { refreshToken } }))).toBe('401 unauthenticated')
  expect(said(await login(email))).toBe('401 invalid_credentials')
  expect((await letters(email)).map(({ subject }) => subject)).toContain('Your password was changed')
})

test('a link of an hour ago is too old', async () => {
  const { email } = await newAccount()
  await letters(email)
  await api('POST', '/api/v1/auth/forgot-password', { body: { email } })
  const [letter] = (await letters(email)).filter(({ subject }) => subject === 'Set a new password')
  await db(system)
    .update(oneTimeLinks)
    .set({ expiresAt: new Date(Date.now() - 1) })
  const body = { token: tokenIn(letter), password: 'a better one of mine' }
  expect(said(await api('POST', '/api/v1/auth/reset-password', { body }))).toBe('409 link_expired')
})

test('sessions are listed and ended, one or all others, at once for tokens and refresh tokens', async () => {
  const { email, token } = await newAccount()
  const other = (await login(email)).body as { accessToken: string; refreshToken: string }
  const third = (await login(email)).body as { accessToken: string }
  const list = await api('GET', '/api/v1/users/sessions', { token })
  const items = list.body.items as { id: string; current: boolean }[]
  expect(items).toHaveLength(3)
  expect(items.filter(({ current }) => current)).toHaveLength(1)
  const mine = await api('GET', '/api/v1/users/sessions', { token: other.accessToken })
  const otherId = (mine.body.items as typeof items).find(({ current }) => current)?.id
  const stranger = await newAccount()
  expect(said(await api('DELETE', `/api/v1/users/sessions/${otherId}`, { token: stranger.token }))).toBe('204')
  expect(said(await api('GET', '/api/v1/users/profile', { token: other.accessToken }))).toBe('200')
  expect(said(await api('DELETE', `/api/v1/users/sessions/${otherId}`, { token }))).toBe('204')
  expect(said(await api('GET', '/api/v1/users/profile', { token: other.accessToken }))).toBe('401 unauthenticated')
  const refresh = { body: { refreshToken: other.refreshToken } }
  expect(said(await api('POST', '/api/v1/auth/refresh', refresh))).toBe('401 unauthenticated')
  expect(said(await api('DELETE', '/api/v1/users/sessions', { token }))).toBe('204')
  expect(said(await api('GET', '/api/v1/users/profile', { token: third.accessToken }))).toBe('401 unauthenticated')
  expect(said(await api('GET', '/api/v1/users/profile', { token }))).toBe('200')
})

test('wrong passwords slow one pair of account and address down, and nobody else', async () => {
  const { email } = await newAccount()
  const tries = []
  for (let count = 0; count < 6; count++) tries.push(said(await login(email, 'wrong', {}, 'lock-1')))
  expect(tries).toEqual([...Array(5).fill('401 invalid_credentials'), '429 rate_limited'])
  const locked = await login(email, PASSWORD, {}, 'lock-1')
  expect([said(locked), Number(locked.headers.get('retry-after')) <= 60]).toEqual(['429 rate_limited', true])
  expect(said(await login(email, PASSWORD, {}, 'lock-2'))).toBe('200')
})

test('one-time codes: due at sign-in, each works once, and recovery codes help out', async () => {
  const { email, token } = await newAccount()
  const setup = await api('POST', '/api/v1/users/otp', { token })
  const totp = new TOTP({ secret: String(setup.body.secret) })
  expect(String(setup.body.appAddress)).toMatch(/^otpauth:\/\/totp\/Cairn/)
  expect(said(await api('PUT', '/api/v1/users/otp', { token, body: { code: '000000' } }))).toBe('422 invalid')
  const earlier = totp.generate({ timestamp: Date.now() - 30_000 })
  const on = await api('PUT', '/api/v1/users/otp', { token, body: { code: earlier } })
  const codes = on.body.recoveryCodes as string[]
  expect([on.status, codes.length]).toEqual([200, 10])
  expect(said(await api('POST', '/api/v1/users/otp', { token }))).toBe('409 conflict')

  expect(said(await login(email))).toBe('401 otp_required')
  expect(said(await login(email, 'wrong', { otp: totp.generate() }))).toBe('401 invalid_credentials')
  expect(said(await login(email, PASSWORD, { otp: earlier }))).toBe('401 invalid_credentials')
  const code = totp.generate()
  const both = await Promise.all([login(email, PASSWORD, { otp: code }), login(email, PASSWORD, { otp: code })])
  expect(both.map(said).sort()).toEqual(['200', '401 invalid_credentials'])
  const spare = codes[0]?.toUpperCase()
  expect(said(await login(email, PASSWORD, { otp: spare }))).toBe('200')
  expect(said(await login(email, PASSWORD, { otp: spare }))).toBe('401 invalid_credentials')
  expect(said(await api('DELETE', '/api/v1/users/otp', { token }))).toBe('204')
  expect(said(await login(email))).toBe('200')
})

test('sensitive changes ask for a password that was given a short while ago', async () => {
  const { email, token, userId } = await newAccount()
  const old = new Date(Date.now() - 11 * 60_000)
  await db(system)
    .update(sessions)
    .set({ provenAt: old })
    .where(and(eq(sessions.userId, userId)))
  const fresh = `${newId()}@example.com`
  const change = () => api('PUT', '/api/v1/users/email', { token, body: { email: fresh } })
  expect(said(await change())).toBe('403 password_required')
  expect(said(await api('POST', '/api/v1/users/otp', { token }))).toBe('403 password_required')
  expect(said(await api('POST', '/api/v1/users/password', { token, body: { password: 'wrong' } }))).toBe('422 invalid')
  expect(said(await api('POST', '/api/v1/users/password', { token, body: { password: PASSWORD } }))).toBe('204')
  expect(said(await change())).toBe('204')
  const [letter] = await letters(fresh)
  expect((await letters(email)).map(({ subject }) => subject)).toContain('Your e-mail address is about to change')
  expect(said(await login(fresh))).toBe('401 invalid_credentials')
  const confirm = () => api('POST', '/api/v1/auth/confirm-email', { body: { token: tokenIn(letter) } })
  expect([said(await confirm()), said(await confirm())]).toEqual(['204', '409 link_expired'])
  expect(said(await login(fresh))).toBe('200')
  expect((await letters(email)).map(({ subject }) => subject)).toContain('Your e-mail address was changed')
})

test('an address that has an account is told, and the one who asked learns nothing', async () => {
  const [one, two] = [await newAccount(), await newAccount()]
  await letters(two.email)
  const reply = await api('PUT', '/api/v1/users/email', { token: one.token, body: { email: two.email } })
  expect(said(reply)).toBe('204')
  const subjects = (await letters(two.email)).map(({ subject }) => subject)
  expect(subjects.at(-1)).toBe('This address has an account already')
})

test('a changed password ends the other sessions, not this one', async () => {
  const { email, token } = await newAccount()
  const other = (await login(email)).body as { accessToken: string }
  const change = (current: string, password: string) =>
    api('PUT', '/api/v1/users/password', { token, body: { current, password } })
  expect((await change('wrong', 'five quiet stones')).body.errors).toMatchObject([{ path: 'current' }])
  expect(said(await change(PASSWORD, 'five quiet stones'))).toBe('204')
  expect(said(await api('GET', '/api/v1/users/profile', { token }))).toBe('200')
  expect(said(await api('GET', '/api/v1/users/profile', { token: other.accessToken }))).toBe('401 unauthenticated')
})

test('a suspended account is closed at once, for tokens and for signing in', async () => {
  const { email, token, userId } = await newAccount()
  await db(system).update(users).set({ suspendedAt: new Date() }).where(eq(users.id, userId))
  expect(said(await api('GET', '/api/v1/users/profile', { token }))).toBe('401 unauthenticated')
  expect(said(await login(email))).toBe('403 account_suspended')
})

test('a mailed link is kept as a hash alone', async () => {
  const { email, userId } = await newAccount()
  const [letter] = await letters(email)
  const rows = await db(system).select().from(oneTimeLinks).where(eq(oneTimeLinks.userId, userId))
  expect(tokenIn(letter)).toHaveLength(43)
  expect(JSON.stringify(rows)).not.toContain(tokenIn(letter))
})

test('a new password makes links useless that were asked for before: an address cannot be moved afterwards', async () => {
  const { email, token } = await newAccount()
  const [thief, other] = [`${newId()}@example.com`, `${newId()}@example.com`]
  await api('PUT', '/api/v1/users/email', { token, body: { email: thief } })
  const [moving] = await letters(thief)
  await api('POST', '/api/v1/auth/forgot-password', { body: { email } })
  const reset = (await letters(email)).find(({ subject }) => subject === 'Set a new password')
  const body = { token: tokenIn(reset), password: 'a better one of mine' }
  expect(said(await api('POST', '/api/v1/auth/reset-password', { body }))).toBe('204')
  const confirm = (letter?: MailMessage) =>
    api('POST', '/api/v1/auth/confirm-email', { body: { token: tokenIn(letter) } })
  expect(said(await confirm(moving))).toBe('409 link_expired')

  const again = (await login(email, body.password)).body as { accessToken: string }
  await api('PUT', '/api/v1/users/email', { token: again.accessToken, body: { email: other } })
  const [second] = await letters(other)
  const change = { current: body.password, password: 'yet another of mine' }
  expect(said(await api('PUT', '/api/v1/users/password', { token: again.accessToken, body: change }))).toBe('204')
  expect(said(await confirm(second))).toBe('409 link_expired')
})

test('a link to the old address is useless once the address has changed', async () => {
  const { email, token } = await newAccount()
  await api('POST', '/api/v1/auth/forgot-password', { body: { email } })
  const old = (await letters(email)).find(({ subject }) => subject === 'Set a new password')
  const fresh = `${newId()}@example.com`
  await api('PUT', '/api/v1/users/email', { token, body: { email: fresh } })
  const [letter] = await letters(fresh)
  expect(said(await api('POST', '/api/v1/auth/confirm-email', { body: { token: tokenIn(letter) } }))).toBe('204')
  const body = { token: tokenIn(old), password: 'a better one of mine' }
  expect(said(await api('POST', '/api/v1/auth/reset-password', { body }))).toBe('409 link_expired')
})

test('who proves an address by a reset that was never confirmed is not kept out by codes of whoever opened the account', async () => {
  const { email, userId, token } = await newAccount()
  const { secret } = (await api('POST', '/api/v1/users/otp', { token })).body as { secret: string }
  await api('PUT', '/api/v1/users/otp', { token, body: { code: new TOTP({ secret }).generate() } })
  await api('POST', '/api/v1/auth/forgot-password', { body: { email } })
  const letter = (await letters(email)).find(({ subject }) => subject === 'Set a new password')
  const body = { token: tokenIn(letter), password: 'a better one of mine' }
  expect(said(await api('POST', '/api/v1/auth/reset-password', { body }))).toBe('204')
  expect(said(await login(email, body.password))).toBe('200')
  const [row] = await db(system).select().from(users).where(eq(users.id, userId))
  expect([row?.totpConfirmedAt, row?.emailVerifiedAt instanceof Date]).toEqual([null, true])
})

test('signing in takes as long for an address without an account, and for one without a password', async () => {
  const [known, none] = [await newAccount(), await newAccount()]
  await db(system).update(users).set({ passwordHash: null }).where(eq(users.id, none.userId))
  const times: Record<string, number[]> = { known: [], none: [], unknown: [] }
  const emails = { known: known.email, none: none.email, unknown: `${newId()}@example.com` }
  for (let round = 0; round < 9; round++) {
    for (const [who, email] of Object.entries(emails)) {
      const since = performance.now()
      expect(said(await login(email, 'wrong'))).toBe('401 invalid_credentials')
      times[who]?.push(performance.now() - since)
    }
  }
  const fastest = (list: number[] = []) => Math.min(...list)
  const [a, b, c] = [fastest(times.known), fastest(times.none), fastest(times.unknown)]
  // Hashing takes some 20 ms; without it an answer would take a tenth of that.
  expect(Math.max(a, b, c) / Math.min(a, b, c)).toBeLessThan(2)
})

test('a password that is asked for once more is named as missing where there is none', async () => {
  const { userId, token } = await newAccount()
  await db(system).update(users).set({ passwordHash: null }).where(eq(users.id, userId))
  const prove = () => api('POST', '/api/v1/users/password', { token, body: { password: PASSWORD } })
  expect(said(await prove())).toBe('409 no_password')
  const change = { current: PASSWORD, password: 'five quiet stones' }
  expect(said(await api('PUT', '/api/v1/users/password', { token, body: change }))).toBe('409 no_password')
})
