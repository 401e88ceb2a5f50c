// The realtime hub lets in whom it knows, tells them what is theirs, and closes on those who shout.
import { get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { encode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { transact } from '@/db/client'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { suspend } from '@/lib/accounts/people/suspend'
import { contextFor, systemActor } from '@/lib/core/context'
import { enroll } from '@/lib/learning/enroll'
import { say } from '@/lib/platform/live'
import { sessionCookieName, sessionSecret } from '@/lib/web/identity'
import { type Person, person } from '../testing/people'
import { type Given, openHub } from '../testing/sockets'

let close: () => Promise<void>
let ada: Person
let hub: Awaited<ReturnType<typeof openHub>>

beforeAll(async () => {
  close = await openTestDatabase()
  ada = await person()
  hub = await openHub()
})
afterEach(() => hub.endClients())
afterAll(async () => {
  await hub.close()
  await close()
})

const withBearer = (): Given => ({ protocols: [`bearer.${ada.token}`] })
async function cookie(): Promise<string> {
  const claims = { sub: ada.id, name: ada.name, role: 'student', epoch: 0 }
  return `${sessionCookieName()}=${await encode({ token: claims, secret: sessionSecret() })}`
}

async function welcomed(given = withBearer()) {
  const client = hub.connect(given)
  expect(await client.state).toBe('open')
  return client
}

const greet = (data: object) =>
  transact(ada.ctx, async tx => say(tx, { topic: `user:${ada.id}`, name: 'greeting', data }))

const soon = { timeout: 3000, interval: 5 }

describe('who may come in', () => {
  test('401 without an identity, with a bad bearer, or with a bad bearer beside a good cookie', async () => {
    expect(await hub.connect().state).toBe(401)
    expect(await hub.connect({ protocols: ['bearer.nonsense'] }).state).toBe(401)
    const headers = { cookie: await cookie(), origin: hub.origin }
    expect(await hub.connect({ protocols: [`bearer.${ada.token}x`], headers }).state).toBe(401)
  })

  test('who is refused reads why in a problem document, under an id', async () => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': 'x',
      'sec-websocket-version': '13',
    }
    const reply = await new Promise<{ headers: Record<string, unknown>; text: string }>((resolve, reject) => {
      const sent = get(`${hub.origin}/api/v1/realtime`, { headers }, async reply => {
        let text = ''
        for await (const chunk of reply) text += chunk
        resolve({ headers: reply.headers, text })
      })
      sent.once('error', reject)
    })
    expect(reply.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'www-authenticate': expect.stringContaining('Bearer'),
    })
    expect(JSON.parse(reply.text)).toMatchObject({
      status: 401,
      code: 'unauthenticated',
      instance: '/api/v1/realtime',
      requestId: reply.headers['x-request-id'],
    })
  })

  test('a bearer in the subprotocol is welcome from anywhere', async () => {
    await welcomed({ ...withBearer(), headers: { origin: 'https://elsewhere.example' } })
  })

  test('a cookie is welcome from our own pages alone', async () => {
    await welcomed({ headers: { cookie: await cookie(), origin: hub.origin } })
    expect(await hub.connect({ headers: { cookie: await cookie(), origin: 'https://evil.example' } }).state).toBe(401)
    expect(await hub.connect({ headers: { cookie: await cookie() } }).state).toBe(401)
  })
})

describe('channels', () => {
  test('user:me hears what is published for this person, until unsubscribed', async () => {
    const client = await welcomed()
    client.say({ type: 'subscribe', channel: 'user:me' })
    await expect.poll(() => client.heard, soon).toEqual([{ type: 'subscribed', channel: 'user:me' }])
    await greet({ words: 'hello' })
    const event = {
      type: 'event',
      channel: 'user:me',
      id: expect.any(String),
      name: 'greeting',
      data: { words: 'hello' },
    }
    await expect.poll(() => client.heard.at(-1), soon).toEqual(event)
    client.say({ type: 'unsubscribe', channel: 'user:me' })
    client.say({ type: 'ping' })
    await expect.poll(() => client.heard.at(-1), soon).toEqual({ type: 'pong' })
    await greet({})
    client.say({ type: 'ping' })
    await expect.poll(() => client.heard.length, soon).toBe(4)
  })

  test('one that is left and asked for again at once is heard once, and not at all when it is left', async () => {
    const client = await welcomed()
    for (const type of ['subscribe', 'unsubscribe', 'subscribe', 'unsubscribe', 'subscribe'])
      client.say({ type, channel: 'user:me' })
    await expect.poll(() => client.heard, soon).toEqual([{ type: 'subscribed', channel: 'user:me' }])
    await greet({ n: 1 })
    await greet({ n: 2 })
    const said = () => client.events().map(({ data }) => (data as { n: number }).n)
    await expect.poll(() => said().at(-1), soon).toBe(2)
    expect(said()).toEqual([1, 2])
    client.say({ type: 'unsubscribe', channel: 'user:me' })
    const other = await welcomed()
    other.say({ type: 'subscribe', channel: 'user:me' })
    await expect.poll(() => other.heard.length, soon).toBe(1)
    await greet({ n: 3 })
    await expect.poll(() => other.events().length, soon).toBe(1)
    expect(said()).toEqual([1, 2])
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
    expect(client.heard.length).toBeLessThanOrEqual(20)
  })

  test('20 a second are heard, and a second has no edge behind which one may begin anew', async () => {
    const client = await welcomed()
    const pings = async (count: number, afterMs: number) => {
      await sleep(afterMs)
      for (let i = 0; i < count; i++) client.say({ type: 'ping' })
    }
    await pings(20, 0)
    await expect.poll(() => client.heard.length, soon).toBe(20)
    await pings(10, 1100)
    await pings(10, 600)
    await expect.poll(() => client.heard.length, soon).toBe(40)
    await pings(2, 100)
    expect(await client.closed).toBe(1008)
  })
})

test('a ping of the protocol is answered', async () => {
  const client = await welcomed()
  const pong = new Promise(resolve => client.socket.once('pong', data => resolve(String(data))))
  client.socket.ping('hello')
  expect(await pong).toBe('hello')
})

test('a bearer opens 100 sockets and no more at once', async () => {
  const bob = await person()
  const given = { protocols: [`bearer.${bob.token}`] }
  const states = await Promise.all(Array.from({ length: 101 }, () => hub.connect(given).state))
  expect(states.filter(state => state === 'open')).toHaveLength(100)
  expect(states.filter(state => state === 429)).toHaveLength(1)
})

test('a socket listens to 50 channels and no more', async () => {
  const teacher = await newPerson('instructor')
  const client = await welcomed()
  const courses = []
  for (let n = 0; n < 51; n++) {
    const course = await newCourse({ ownerId: teacher.id })
    await enroll(ada.ctx, { courseId: course.id })
    courses.push(course.id)
  }
  for (const [n, id] of courses.entries()) {
    if (n % 15 === 14) await expect.poll(() => client.heard.length, { ...soon, interval: 1100 }).toBe(n)
    client.say({ type: 'subscribe', channel: `course:${id}` })
  }
  await expect.poll(() => client.heard.length, soon).toBe(51)
  expect(client.heard).toContainEqual({ type: 'error', code: 'too_many_channels', channel: `course:${courses[50]}` })
})

test('a suspension closes the sockets of its person within a second, and nobody else’s', async () => {
  const bea = await person()
  const [hers, other] = [await welcomed({ protocols: [`bearer.${bea.token}`] }), await welcomed()]
  const start = Date.now()
  await suspend(contextFor(systemActor('test')), { userId: bea.id, reason: 'as agreed' })
  expect(await hers.closed).toBe(4401)
  expect(Date.now() - start).toBeLessThan(1000)
  expect(await hub.connect({ protocols: [`bearer.${bea.token}`] }).state).toBe(401)
  other.say({ type: 'ping' })
  await expect.poll(() => other.heard.at(-1), soon).toEqual({ type: 'pong' })
})
