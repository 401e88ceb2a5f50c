// Sessions and tokens: what ends one ends it everywhere within a second, and renewing never costs anybody theirs by accident.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { db } from '@/db/client'
import { refreshTokens, sessions, users } from '@/db/schema/accounts'
import { openTestDatabase } from '@/db/testing'
import { changePassword } from '@/lib/accounts/change-password'
import { refreshSession } from '@/lib/accounts/refresh-session'
import { openBrowserSession } from '@/lib/accounts/sessions/open-browser-session'
import { hashToken } from '@/lib/accounts/tokens'
import { contextFor, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { sessionCookieName, sessionSecret } from '@/lib/web/identity'
import { startHub } from '../realtime'
import { api } from '../testing/api'

const system = contextFor(systemActor('test'))
const PASSWORD = 'four quiet stones'
let close: () => Promise<void>
let server: Server
let hub: ReturnType<typeof startHub>
let origin: string
const open = new Set<WebSocket>()

beforeAll(async () => {
  close = await openTestDatabase()
  hub = startHub()
  server = createServer().on('upgrade', (req, socket, head) => void hub.upgrade(req, socket, head))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  for (const socket of open) socket.terminate()
  hub.close()
  await new Promise(resolve => server.close(resolve))
  await close()
})

type Pair = { accessToken: string; refreshToken: string }
async function newAccount() {
  const email = `${newId()}@example.com`
  const { body } = await api('POST', '/api/v1/auth/register', { body: { name: 'Noor', email, password: PASSWORD } })
  return { email, userId: (body.user as { id: string }).id, ...(body as Pair) }
}
const login = async (email: string) =>
  (await api('POST', '/api/v1/auth/login', { body: { email, password: PASSWORD } })).body as Pair
const profile = async (given: { token?: string; headers?: Record<string, string> }) =>
  (await api('GET', '/api/v1/users/profile', given)).status
const refresh = (refreshToken: string, agent = 'a browser', address = '192.0.2.9') =>
  api('POST', '/api/v1/auth/refresh', { body: { refreshToken }, address, headers: { 'user-agent': agent } })

/** A browser's session, as its cookie. */
async function browser(userId: string) {
  const sid = await openBrowserSession(system, { userId, device: { userAgent: 'test', address: '192.0.2.1' } })
  const claims = { sub: userId, name: 'Noor', role: 'student', epoch: 0, sid }
  return { sid, cookie: `${sessionCookieName()}=${await encode({ token: claims, secret: sessionSecret() })}` }
}

/** An open socket; `closed` gives its code and how long it took since `at`. */
async function socketOf(given: { token?: string; cookie?: string }) {
  const headers = given.cookie ? { cookie: given.cookie, origin } : undefined
  const socket = new WebSocket(
    `${origin.replace('http', 'ws')}/api/v1/realtime`,
    given.token ? [`bearer.${given.token}`] : [],
    { headers },
  )
  open.add(socket)
  const closed = new Promise<{ code: number; atMs: number }>(resolve =>
    socket.once('close', code => resolve({ code, atMs: performance.now() })),
  )
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return { socket, closed }
}

describe('an ended session', () => {
  test('is refused within a second: cookie, access token, refresh token and sockets; others go on', async () => {
    const { email, userId, accessToken } = await newAccount()
    const client = await login(email)
    const { sid, cookie } = await browser(userId)
    const sockets = [await socketOf({ token: client.accessToken }), await socketOf({ cookie })]
    const mine = await socketOf({ token: accessToken })
    expect(await profile({ headers: { cookie } })).toBe(200)
    const { body } = await api('GET', '/api/v1/users/sessions', { token: client.accessToken })
    const current = (body.items as { id: string; current: boolean }[]).find(each => each.current)?.id
    for (const id of [sid, current])
      expect((await api('DELETE', `/api/v1/users/sessions/${id}`, { token: accessToken })).status).toBe(204)
    const since = performance.now()
    for (const { closed } of sockets) {
      const { code, atMs } = await closed
      expect([code, atMs - since < 1000]).toEqual([4401, true])
    }
    expect([await profile({ headers: { cookie } }), await profile({ token: client.accessToken })]).toEqual([401, 401])
    expect((await refresh(client.refreshToken)).status).toBe(401)
    await expect(socketOf({ token: client.accessToken })).rejects.toThrow('401')
    expect([mine.socket.readyState, await profile({ token: accessToken })]).toEqual([WebSocket.OPEN, 200])
  })

  test('all others at once', async () => {
    const { email, userId, accessToken } = await newAccount()
    const [one, two] = [await login(email), await browser(userId)]
    const sockets = [await socketOf({ token: one.accessToken }), await socketOf({ cookie: two.cookie })]
    await api('DELETE', '/api/v1/users/sessions', { token: accessToken })
    expect((await Promise.all(sockets.map(each => each.closed))).map(({ code }) => code)).toEqual([4401, 4401])
    const left = await api('GET', '/api/v1/users/sessions', { token: accessToken })
    expect(left.body.items).toHaveLength(1)
  })

  test('is not renewed by somebody who asks at that very moment', async () => {
    for (let round = 0; round < 8; round++) {
      const { email, accessToken } = await newAccount()
      const other = await login(email)
      const [renewed] = await Promise.all([
        refresh(other.refreshToken, 'a browser', `192.0.2.${round}`),
        api('DELETE', '/api/v1/users/sessions', { token: accessToken }),
      ])
      if (renewed.status === 200) {
        const { accessToken: token, refreshToken } = renewed.body as Pair
        expect([await profile({ token }), (await refresh(refreshToken)).status]).toEqual([401, 401])
      } else expect(renewed.status).toBe(401)
    }
  })

  test('a new password while others renew: nobody waits for ever, and all others are out', async () => {
    const { email, userId } = await newAccount()
    const others = await Promise.all([login(email), login(email), login(email)])
    const ctx = contextFor(userActor({ id: userId, name: 'Noor', role: 'student' }))
    const renewals = others.map(({ refreshToken }, n) => refresh(refreshToken, `browser ${n}`))
    await Promise.all([...renewals, changePassword(ctx, { current: PASSWORD, password: 'five quiet stones' })])
    expect(await Promise.all(others.map(({ accessToken }) => profile({ token: accessToken })))).toEqual([401, 401, 401])
  })

  test('a suspended account renews nothing', async () => {
    const { userId, refreshToken } = await newAccount()
    await db(system).update(users).set({ suspendedAt: new Date() }).where(eq(users.id, userId))
    expect((await refresh(refreshToken)).status).toBe(401)
  })
})

describe('renewing', () => {
  test('many tabs at once get the very same pair, again and again, and stay signed in', async () => {
    let { refreshToken } = await newAccount()
    for (let round = 0; round < 3; round++) {
      const tabs = await Promise.all(Array.from({ length: 3 }, () => refresh(refreshToken)))
      expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200])
      expect(new Set(tabs.map(({ text }) => text)).size).toBe(1)
      const next = tabs[0]?.body as Pair
      expect(await profile({ token: next.accessToken })).toBe(200)
      refreshToken = next.refreshToken
    }
  })

  test('only hashes are kept, and the successor needs the server’s key', async () => {
    const { userId, refreshToken } = await newAccount()
    const { body } = await refresh(refreshToken)
    const rows = await db(system).select().from(refreshTokens).where(eq(refreshTokens.userId, userId))
    expect(JSON.stringify(rows)).not.toContain(refreshToken)
    expect(JSON.stringify(rows)).not.toContain((body as Pair).refreshToken)
    expect(rows.map(({ tokenHash }) => tokenHash).sort()).toEqual(
      [hashToken(refreshToken), hashToken((body as Pair).refreshToken)].sort(),
    )
    expect((body as Pair).refreshToken).not.toBe(hashToken(refreshToken))
  })

  test.each([
    ['the same client after 11 seconds', 'a browser', 11_000],
    ['another client at once', 'a thief', 0],
  ])('a replay by %s ends the family within a second, sockets and access tokens too', async (_, agent, laterMs) => {
    const { refreshToken } = await newAccount()
    const next = (await refresh(refreshToken)).body as Pair
    const { closed } = await socketOf({ token: next.accessToken })
    await db(system)
      .update(refreshTokens)
      .set({ rotatedAt: new Date(Date.now() - laterMs) })
      .where(eq(refreshTokens.tokenHash, hashToken(refreshToken)))
    expect((await refresh(refreshToken, agent)).status).toBe(401)
    const since = performance.now()
    const { code, atMs } = await closed
    expect([code, atMs - since < 1000]).toEqual([4401, true])
    expect([await profile({ token: next.accessToken }), (await refresh(next.refreshToken)).status]).toEqual([401, 401])
  })

  test('a replay within 10 seconds by the same client gets the pair of then, also a moment later', async () => {
    const { refreshToken } = await newAccount()
    const client = 'the client'
    const at = Date.now()
    const ask = (ms: number) =>
      refreshSession(
        contextFor(systemActor('t'), () => new Date(at + ms)),
        { refreshToken, client },
      )
    const first = await ask(0)
    expect([await ask(4000), await ask(10_000)]).toEqual([first, first])
    await expect(ask(10_001)).rejects.toMatchObject({ reason: 'unauthenticated' })
  })

  test('a session slides by 30 days, and is over when it was not renewed', async () => {
    const { userId, refreshToken } = await newAccount()
    const day = 24 * 3_600_000
    const ask = (token: string, days: number) =>
      refreshSession(
        contextFor(systemActor('t'), () => new Date(Date.now() + days * day)),
        { refreshToken: token, client: 'c' },
      )
    const next = await ask(refreshToken, 29)
    const [session] = await db(system).select().from(sessions).where(eq(sessions.userId, userId))
    expect(Math.round(((session?.expiresAt.getTime() ?? 0) - Date.now()) / day)).toBe(59)
    await expect(ask(next.refreshToken, 60)).rejects.toMatchObject({ reason: 'unauthenticated' })
  })
})
