// The realtime hub under stress: nothing is missed or heard twice by who comes back, and who is too slow or silent is dropped.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '@/db/client'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { closeSession } from '@/lib/accounts/close-session'
import { openSession } from '@/lib/accounts/open-session'
import { setRole } from '@/lib/accounts/people/set-role'
import { signOutEverywhere } from '@/lib/accounts/people/sign-out-everywhere'
import { suspend } from '@/lib/accounts/people/suspend'
import { contextFor, systemActor } from '@/lib/core/context'
import { enroll } from '@/lib/learning/enroll'
import { revokeAccess } from '@/lib/learning/revoke-access'
import { purgeLiveEvents, say } from '@/lib/platform/live'
import { publish } from '@/lib/platform/pubsub'
import { metricsText } from '@/lib/platform/telemetry'
import { type Person, person } from '../testing/people'
import { openHub } from '../testing/sockets'
import { wire } from '../wiring'

const system = contextFor(systemActor('test'))
const soon = { timeout: 5000, interval: 5 }
let close: () => Promise<void>
let hub: Awaited<ReturnType<typeof openHub>>
beforeAll(async () => {
  close = await openTestDatabase()
  wire()
  hub = await openHub()
})
afterEach(() => hub.endClients())
afterAll(async () => {
  await hub.close()
  await close()
})

const count = (who: Person, ...numbers: number[]) =>
  transact(system, async tx => {
    for (const n of numbers) say(tx, { topic: `user:${who.id}`, name: 'counted', data: { n } })
  })

async function listen(token: string, channel = 'user:me', after?: string) {
  const client = hub.connect({ protocols: [`bearer.${token}`] })
  expect(await client.state).toBe('open')
  client.say({ type: 'subscribe', channel, after })
  await expect.poll(() => client.heard[0], soon).toEqual({ type: 'subscribed', channel })
  return client
}

type Event = { id: string; data: { n: number } }
const numbers = (events: object[]) => (events as Event[]).map(({ data }) => data.n)
const metric = async (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(await metricsText({}))?.[1])

describe('who comes back', () => {
  test('hears what was missed, once, and then what is said', async () => {
    const ada = await person()
    const first = await listen(ada.token)
    await count(ada, 1, 2)
    await expect.poll(() => numbers(first.events()), soon).toEqual([1, 2])
    first.socket.terminate()
    await count(ada, 3, 4)
    const [one] = first.events() as Event[]
    const second = await listen(ada.token, 'user:me', one?.id)
    await count(ada, 5)
    await expect.poll(() => numbers(second.events()), soon).toEqual([2, 3, 4, 5])
  })

  test('hears everything once and in order while much is said at once and the line breaks again and again', async () => {
    const ada = await person()
    const heard: Event[] = []
    let client = await listen(ada.token)
    const saying = Array.from({ length: 20 }, async (_, lane) => {
      for (let n = 0; n < 10; n++) {
        await sleep(lane)
        await count(ada, lane * 10 + n)
      }
    })
    let breaks = 0
    for (; breaks < 8 && heard.length < 200; breaks++) {
      const before = heard.length
      await expect.poll(() => client.events().length, soon).toBeGreaterThan(0)
      client.socket.terminate()
      heard.push(...(client.events() as Event[]))
      expect(heard.length).toBeGreaterThan(before)
      client = await listen(ada.token, 'user:me', heard.at(-1)?.id)
    }
    await Promise.all(saying)
    expect(breaks).toBeGreaterThan(1)
    await expect.poll(() => heard.length + client.events().length, soon).toBe(200)
    heard.push(...(client.events() as Event[]))
    const ids = heard.map(({ id }) => Number(id))
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(numbers(heard).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n))
  })

  test('what pub/sub lost, brings twice or in the wrong order is heard once and in order', async () => {
    const ada = await person()
    const topic = `user:${ada.id}`
    await count(ada, 0)
    const client = await listen(ada.token, 'user:me', '0')
    await expect.poll(() => client.events().length, soon).toBe(1)
    const base = Number((client.events()[0] as Event).id)
    const tell = (at: number, previous: number) =>
      publish(
        'live',
        `${topic} ${JSON.stringify({ id: base + at, previous: base + previous, name: 'counted', data: { n: at } })}`,
      )
    await tell(1, 0)
    await tell(1, 0)
    await expect.poll(() => numbers(client.events()), soon).toEqual([0, 1])
    await tell(3, 2)
    await tell(2, 1)
    await expect.poll(() => numbers(client.events()).includes(3), soon).toBe(true)
    await tell(4, 3)
    await expect.poll(() => numbers(client.events()), soon).toEqual([0, 1, 3, 4])
  })

  test('is told where so much was missed that it should look anew', async () => {
    const ada = await person()
    await count(ada, ...Array.from({ length: 501 }, (_, n) => n))
    const client = await listen(ada.token, 'user:me', '0')
    await expect
      .poll(() => client.heard, soon)
      .toContainEqual({ type: 'error', code: 'too_much_missed', channel: 'user:me' })
    await count(ada, 501)
    await expect.poll(() => numbers(client.events()), soon).toEqual([501])
  })

  test('is told so, too, where what it knows is so old that what came next may be forgotten', async () => {
    const ada = await person()
    const first = await listen(ada.token)
    await count(ada, 1)
    await expect.poll(() => first.events().length, soon).toBe(1)
    first.socket.terminate()
    const [one] = first.events() as Event[]
    await count(ada, 2)
    const inTwoHours = () => new Date(Date.now() + 2 * 3_600_000)
    await purgeLiveEvents({ ...system, now: inTwoHours })
    await count(ada, 3)
    const second = await listen(ada.token, 'user:me', one?.id)
    const missed = { type: 'error', code: 'too_much_missed', channel: 'user:me' }
    await expect.poll(() => second.heard, soon).toContainEqual(missed)
    const anew = await listen(ada.token, 'user:me', '0')
    await expect.poll(() => numbers(anew.events()), soon).toEqual([3])
    const [three] = anew.events() as Event[]
    const third = await listen(ada.token, 'user:me', three?.id)
    await count(ada, 4)
    await expect.poll(() => [numbers(second.events()), numbers(third.events())], soon).toEqual([[4], [4]])
    expect(third.heard).not.toContainEqual(missed)
  })

  test('with an event that is none yet is told to look anew, and hears what comes', async () => {
    const ada = await person()
    const client = await listen(ada.token, 'user:me', '999999999999')
    await count(ada, 1)
    await expect.poll(() => numbers(client.events()), soon).toEqual([1])
    expect(client.heard).toContainEqual({ type: 'error', code: 'too_much_missed', channel: 'user:me' })
  })
})

test('a client that does not read is dropped and counted, the others hear all', async () => {
  const ada = await person()
  const [slow, good] = [await listen(ada.token), await listen(ada.token)]
  const before = await metric('cairn_sockets_dropped_total')
  slow.socket.pause()
  const data = { words: 'x'.repeat(8000) }
  for (let id = 1; id <= 3000; id++) {
    await publish('live', `user:${ada.id} ${JSON.stringify({ id: 1e9 + id, previous: null, name: 'long', data })}`)
    if (id % 100 === 0) await sleep(5)
  }
  await expect.poll(async () => (await metric('cairn_sockets_dropped_total')) - before, soon).toBe(1)
  await expect.poll(() => good.events().length, soon).toBe(3000)
  slow.socket.resume()
  await slow.closed
  expect(slow.events().length).toBeLessThan(3000)
})

test('a client that is silent for two beats is ended', async () => {
  const quick = await openHub({ beatMs: 100 })
  const ada = await person()
  const given = { protocols: [`bearer.${ada.token}`] }
  const [silent, lively] = [quick.connect(given), quick.connect(given)]
  await Promise.all([silent.state, lively.state])
  silent.socket.pause()
  await sleep(500)
  silent.socket.resume()
  await silent.closed
  expect(lively.socket.readyState).toBe(lively.socket.OPEN)
  await quick.close()
})

describe('whose right ends', () => {
  const within = { timeout: 1000, interval: 5 }
  const signIn = (who: Person) =>
    openSession(system, { userId: who.id, client: 'test', device: { userAgent: 'test', address: 'test' } })

  test('the sockets of an ended session are closed, those of others are not', async () => {
    const ada = await person()
    const [ended, stays] = [await signIn(ada), await signIn(ada)]
    const [one, other] = [await listen(ended.accessToken), await listen(stays.accessToken)]
    const began = performance.now()
    await closeSession(ada.ctx, { refreshToken: ended.refreshToken })
    expect(await one.closed).toBe(4401)
    expect(performance.now() - began).toBeLessThan(1000)
    other.say({ type: 'ping' })
    await expect.poll(() => other.heard.at(-1), soon).toEqual({ type: 'pong' })
  })

  test('a suspension, and a sign-out everywhere, close all', async () => {
    for (const end of [suspend, signOutEverywhere]) {
      const ada = await person()
      const clients = [await listen(ada.token), await listen((await signIn(ada)).accessToken)]
      await end(system, { userId: ada.id, reason: 'A device was lost.' })
      expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([4401, 4401])
    }
  })

  test('who loses access to a course hears no more of it', async () => {
    const teacher = await person('instructor')
    const ada = await person()
    const course = await newCourse({ ownerId: teacher.id })
    await enroll(ada.ctx, { courseId: course.id })
    const client = await listen(ada.token, `course:${course.id}`)
    const news = (n: number) =>
      transact(system, async tx => say(tx, { topic: `course:${course.id}`, name: 'news', data: { n } }))
    await news(1)
    await expect.poll(() => numbers(client.events()), soon).toEqual([1])
    await revokeAccess(teacher.ctx, { courseId: course.id, userId: ada.id, reason: 'over' })
    const forbidden = { type: 'error', code: 'forbidden', channel: `course:${course.id}` }
    await expect.poll(() => client.heard.at(-1), within).toEqual(forbidden)
    await news(2)
    client.say({ type: 'ping' })
    await expect.poll(() => client.heard.at(-1), soon).toEqual({ type: 'pong' })
    expect(numbers(client.events())).toEqual([1])
  })

  test('another role counts at once', async () => {
    await person('admin')
    const admin = await person('admin')
    const course = await newCourse()
    const client = await listen(admin.token, `course:${course.id}`)
    await setRole(system, { userId: admin.id, role: 'student', reason: 'A change of work.' })
    await expect.poll(() => client.heard.at(-1), within).toMatchObject({ code: 'forbidden' })
  })
})
