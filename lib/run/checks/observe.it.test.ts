// Each request leaves one line: whose it was, which pattern, which status, how long. Nothing of what was sent stands in it.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openTestDatabase } from '@/db/testing'
import { newId } from '@/lib/core/ids'
import { type LogEntry, memoryLog } from '@/lib/platform/log/memory'
import { metricsText } from '@/lib/platform/telemetry'
import { placeOf } from '../observe'
import { startHub } from '../realtime'
import { type Front, openFront } from '../testing/front'
import { PASSWORD, type Person, person } from '../testing/people'

let close: () => Promise<void>
let server: Front
let ada: Person
const kept: LogEntry[] = []
beforeAll(async () => {
  close = await openTestDatabase()
  server = await openFront()
  ada = await person()
  Object.assign(globalThis, { [Symbol.for('cairn.log')]: memoryLog(kept) })
})
afterAll(async () => {
  await server.close()
  await close()
})
beforeEach(() => void kept.splice(0))

const lines = () => kept.filter(({ message }) => message === 'request').map(({ fields }) => fields)

test('an API call, a page and a refusal leave a line each, with the id that the client was told', async () => {
  const headers = { authorization: `Bearer ${ada.token}` }
  const replies = [
    await server.ask('GET', '/api/v1/users/profile', { headers }),
    await server.ask('GET', '/courses/some-course?query=private'),
    await server.ask('PUT', `/api/v1/lessons/${newId()}/progress`, { body: { positionSeconds: 1 } }),
    await server.ask('GET', '/api/v1/of/nobody'),
  ]
  await expect.poll(lines).toHaveLength(4)
  expect(lines()).toMatchObject([
    { kind: 'api', method: 'GET', route: '/api/v1/users/profile', status: 200, userId: ada.id },
    { kind: 'page', method: 'GET', route: '/courses/:slug', status: 200 },
    { kind: 'api', method: 'PUT', route: '/api/v1/lessons/:id/progress', status: 401 },
    { kind: 'api', method: 'GET', route: 'unknown', status: 404 },
  ])
  for (const [at, line] of lines().entries()) {
    expect(line.requestId).toBe(replies[at]?.headers['x-request-id'])
    expect(line.durationMs).toBeGreaterThan(0)
  }
  expect(lines()[1]?.userId).toBeUndefined()
})

test('nothing of what was sent stands in the log, also when it goes wrong', async () => {
  const secret = `a secret of hers ${newId()}`
  const email = `${newId()}@example.com`
  const { status, body } = await server.ask('POST', '/api/v1/auth/register', {
    body: { name: 'Ada', email, password: secret },
  })
  expect(status).toBe(201)
  await server.ask('POST', '/api/v1/auth/login', { body: { email, password: `${secret}!` } })
  await server.ask('POST', '/api/v1/auth/login', { raw: `{"password":"${secret}"` })
  await server.ask('GET', `/reset-password?token=${encodeURIComponent(secret)}`)
  await server.ask('GET', '/api/v1/users/profile', { headers: { authorization: `Bearer ${body.accessToken}` } })
  await server.ask('POST', '/api/v1/auth/refresh', { body: { refreshToken: body.refreshToken } })
  await expect.poll(lines).toHaveLength(6)
  const all = JSON.stringify(kept)
  for (const word of [secret, email, PASSWORD, encodeURIComponent(secret), body.accessToken, body.refreshToken])
    expect(all).not.toContain(word)
})

test('a client that goes away is 499', async () => {
  const { request } = await import('node:http')
  const headers = { 'content-type': 'application/json', 'content-length': '100' }
  const sent = request({ port: server.port, host: '127.0.0.1', method: 'POST', path: '/api/v1/auth/login', headers })
  sent.on('error', () => {})
  sent.write('{')
  await expect.poll(() => sent.socket?.readyState).toBe('open')
  setTimeout(() => sent.destroy(), 50)
  await expect.poll(lines, { timeout: 5000 }).toMatchObject([{ route: '/api/v1/auth/login', status: 499 }])
})

test('sockets are counted while they are open, and leave a line when they are over', async () => {
  const hub = startHub()
  const other: Server = createServer().on('upgrade', (req, socket, head) => void hub.upgrade(req, socket, head))
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
  const url = `ws://127.0.0.1:${(other.address() as AddressInfo).port}/api/v1/realtime`
  const socket = new WebSocket(url, [`bearer.${ada.token}`])
  await new Promise(resolve => socket.once('open', resolve))
  const open = async () => /^cairn_sockets (\d+)$/m.exec(await metricsText({}))?.[1]
  expect(await open()).toBe('1')
  socket.send('{"type":"ping"}')
  await new Promise(resolve => socket.once('message', resolve))
  socket.close()
  await expect.poll(lines).toMatchObject([{ kind: 'socket', status: 101, userId: ada.id }])
  expect(await open()).toBe('0')
  const refused = new WebSocket(url)
  refused.on('error', () => {})
  await expect.poll(lines).toHaveLength(2)
  expect(lines()[1]).toMatchObject({ kind: 'socket', status: 401 })
  await hub.close()
  await new Promise(resolve => other.close(resolve))
})

test.each([
  ['/', 'page', '/'],
  ['/courses/', 'page', '/courses'],
  ['/learn/a-course/a-lesson', 'page', '/learn/:courseSlug/:lessonId'],
  ['/_next/static/chunks/1.js', 'static', 'static'],
  ['/icon.svg', 'static', 'static'],
  ['/wp-login.php', 'static', 'static'],
  ['/api/v1/media/x/y', 'api', '/api/v1/media/:id/:file'],
  ['/api/auth/session', 'api', '/api/auth/*'],
  ['/api/%', 'api', 'unknown'],
  [`/${'x'.repeat(5000)}`, 'page', 'unknown'],
])('%s is %s %s', (url, kind, route) => {
  expect(placeOf(url)).toEqual({ kind, route })
})
