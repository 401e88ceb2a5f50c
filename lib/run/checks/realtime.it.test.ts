// The realtime hub lets in whom it knows, tells them what is theirs, and closes on those who shout.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openTestDatabase } from '@/db/testing'
import { publish } from '@/lib/platform/pubsub'
import { sessionCookieName, sessionSecret } from '@/lib/web/identity'
import { startHub } from '../realtime'
import { type Person, person } from '../testing/people'

let close: () => Promise<void>
let ada: Person
let server: Server
let hub: ReturnType<typeof startHub>
let origin: string
const open = new Set<WebSocket>()

beforeAll(async () => {
  close = await openTestDatabase()
  ada = await person()
  hub = startHub()
  server = createServer().on('upgrade', (req, socket, head) => void hub.upgrade(req, socket, head))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  for (const socket of open) socket.terminate()
  open.clear()
})
afterAll(async () => {
  hub.close()
  await new Promise(resolve => server.close(resolve))
  await close()
})

type Given = { protocols?: string[]; headers?: Record<string, string> }
const withBearer = (): Given => ({ protocols: [`bearer.${ada.token}`] })
async function cookie(): Promise<string> {
  const claims = { sub: ada.id, name: ada.name, role: 'student', epoch: 0 }
  return `${sessionCookieName()}=${await encode({ token: claims, secret: sessionSecret() })}`
}

/** Opens a socket; gives what it hears, or the status with which it was refused. */
function connect({ protocols, headers }: Given = {}) {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/api/v1/realtime`, protocols, { headers })
  open.add(socket)
  const heard: Record<string, unknown>[] = []
  socket.on('message', data => heard.push(JSON.parse(String(data))))
  socket.on('error', () => {})
  const closed = new Promise<number>(resolve => socket.once('close', resolve))
  const state = new Promise<'open' | number>(resolve => {
    socket.once('open', () => resolve('open'))
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
  })
  return { socket, heard, closed, state, say: (message: unknown) => socket.send(JSON.stringify(message)) }
}

async function welcomed(given = withBearer()) {
  const client = connect(given)
  expect(await client.state).toBe('open')
  return client
}

const soon = { timeout: 3000, interval: 5 }

describe('who may come in', () => {
  test('401 without an identity, with a bad bearer, or with a bad bearer beside a good cookie', async () => {
    expect(await connect().state).toBe(401)
    expect(await connect({ protocols: ['bearer.nonsense'] }).state).toBe(401)
    const headers = { cookie: await cookie(), origin }
    expect(await connect({ protocols: [`bearer.${ada.token}x`], headers }).state).toBe(401)
  })

  test('a bearer in the subprotocol is welcome from anywhere', async () => {
    await welcomed({ ...withBearer(), headers: { origin: 'https://elsewhere.example' } })
  })

  test('a cookie is welcome from our own pages alone', async () => {
    await welcomed({ headers: { cookie: await cookie(), origin } })
    expect(await connect({ headers: { cookie: await cookie(), origin: 'https://evil.example' } }).state).toBe(401)
    expect(await connect({ headers: { cookie: await cookie() } }).state).toBe(401)
  })
})

describe('channels', () => {
  test('user:me hears what is published for this person, until unsubscribed', async () => {
    const client = await welcomed()
    client.say({ type: 'subscribe', channel: 'user:me' })
    await expect.poll(() => client.heard, soon).toEqual([{ type: 'subscribed', channel: 'user:me' }])
    await publish(`user:${ada.id}`, JSON.stringify({ id: '1', name: 'greeting', data: { words: 'hello' } }))
    const event = { type: 'event', channel: 'user:me', id: '1', name: 'greeting', data: { words: 'hello' } }
    await expect.poll(() => client.heard.at(-1), soon).toEqual(event)
    client.say({ type: 'unsubscribe', channel: 'user:me' })
    client.say({ type: 'ping' })
    await expect.poll(() => client.heard.at(-1), soon).toEqual({ type: 'pong' })
    await publish(`user:${ada.id}`, JSON.stringify({ id: '2', name: 'greeting', data: {} }))
    client.say({ type: 'ping' })
    await expect.poll(() => client.heard.length, soon).toBe(4)
  })

  test('a channel of others is forbidden', async () => {
    const client = await welcomed()
    const channels = [`user:${ada.id}`, 'user:someone', 'course:1', '', '__proto__']
    for (const channel of channels) client.say({ type: 'subscribe', channel })
    await expect.poll(() => client.heard.length, soon).toBe(channels.length)
    const refusals = channels.map(channel => ({ type: 'error', code: 'forbidden', channel }))
    expect(client.heard).toEqual(expect.arrayContaining(refusals))
  })
})

describe('nonsense', () => {
  test('is answered, and the socket stays open', async () => {
    const client = await welcomed()
    for (const text of ['', '{', 'null', '[]', '{"type":"shout"}', '{"type":"subscribe","channel":1}', '\0'])
      client.socket.send(text)
    client.socket.send(Buffer.from([0xff, 0xfe]))
    await expect.poll(() => client.heard, soon).toEqual(Array(8).fill({ type: 'error', code: 'invalid' }))
    expect(client.socket.readyState).toBe(WebSocket.OPEN)
  })

  test('a message over 16 KiB closes with 1009, one of 16 KiB does not', async () => {
    const client = await welcomed()
    client.socket.send('x'.repeat(16 * 1024))
    await expect.poll(() => client.heard, soon).toEqual([{ type: 'error', code: 'invalid' }])
    client.socket.send('x'.repeat(16 * 1024 + 1))
    expect(await client.closed).toBe(1009)
  })

  test('more than 20 messages a second close with 1008', async () => {
    const client = await welcomed()
    for (let i = 0; i < 60; i++) client.say({ type: 'ping' })
    expect(await client.closed).toBe(1008)
    expect(client.heard.length).toBeLessThanOrEqual(40)
  })
})

test('a ping of the protocol is answered', async () => {
  const client = await welcomed()
  const pong = new Promise(resolve => client.socket.once('pong', data => resolve(String(data))))
  client.socket.ping('hello')
  expect(await pong).toBe('hello')
})
