// Every pub/sub keeps the same promises, in memory and over Redis.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { log } from '@/lib/platform/log'
import { connectRedis } from '@/lib/platform/redis/client'
import { hasRedis, redisWays, restBridge, unsteadyRedis, WITHOUT_REDIS } from '@/lib/platform/redis/testing'
import { withFallback } from './fallback'
import { memoryPubSub } from './memory'
import type { PubSub } from './port'
import { redisPubSub } from './redis'

type Adapter = { name: string; open(): Promise<{ here: PubSub; elsewhere: PubSub; close(): void }> }
const memory: Adapter = {
  name: 'memory',
  open: async () => {
    const here = memoryPubSub()
    return { here, elsewhere: here, close: () => {} }
  },
}
const overRedis: Adapter[] = redisWays.map(({ name, connect }) => ({
  name,
  open: async () => {
    const [one, other] = [await connect(), await connect()]
    const close = () => {
      one.close()
      other.close()
    }
    return { here: redisPubSub(one.handle.client), elsewhere: redisPubSub(other.handle.client), close }
  },
}))

if (!hasRedis) test.skip(WITHOUT_REDIS)

const channelName = () => `test:${newId()}`

describe.each([memory, ...overRedis])('$name', adapter => {
  let here: PubSub
  let elsewhere: PubSub
  let close: () => void
  beforeAll(async () => {
    ;({ here, elsewhere, close } = await adapter.open())
  })
  afterAll(() => close())

  test('all who listen hear every message, in order and unchanged', async () => {
    const channel = channelName()
    const heard: string[][] = [[], [], []]
    const stops = await Promise.all(
      [here, here, elsewhere].map((from, i) => from.subscribe(channel, message => void heard[i]?.push(message))),
    )
    const sent = [
      'plain',
      '',
      '42',
      'null',
      '{"a":[1]}',
      'two\nlines\r\n',
      'data: x,y',
      'Grüße 学び 🎓',
      'x'.repeat(50_000),
    ]
    for (const message of sent) await elsewhere.publish(channel, message)
    await vi.waitFor(() => expect(heard).toEqual([sent, sent, sent]), { timeout: 3000 })
    await Promise.all(stops.map(stop => stop()))
  })

  test('channels do not mix, and who stopped hears nothing more', async () => {
    const [one, other] = [channelName(), channelName()]
    const [stopped, stays, apart] = [vi.fn(), vi.fn(), vi.fn()]
    const stop = await here.subscribe(one, stopped)
    const stops = [await here.subscribe(one, stays), await here.subscribe(other, apart)]
    await stop()
    await stop()
    await elsewhere.publish(one, 'message')
    await vi.waitFor(() => expect(stays).toHaveBeenCalledExactlyOnceWith('message'))
    expect(stopped).not.toHaveBeenCalled()
    expect(apart).not.toHaveBeenCalled()
    await Promise.all(stops.map(each => each()))
    const again = vi.fn()
    const end = await here.subscribe(one, again)
    await elsewhere.publish(one, 'later')
    await vi.waitFor(() => expect(again).toHaveBeenCalledExactlyOnceWith('later'))
    expect(stays).toHaveBeenCalledTimes(1)
    await end()
  })

  test('a listener that throws is logged and does not keep others from hearing', async () => {
    const logged = vi.spyOn(log, 'error')
    const channel = channelName()
    const heard = vi.fn()
    const stops = [
      await here.subscribe(channel, () => {
        throw new Error('broken listener')
      }),
      await here.subscribe(channel, heard),
    ]
    await here.publish(channel, 'message')
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith('message'))
    await vi.waitFor(() =>
      expect(logged).toHaveBeenCalledWith(expect.any(String), { error: new Error('broken listener') }),
    )
    logged.mockRestore()
    await Promise.all(stops.map(stop => stop()))
  })

  test('a message that nobody hears is no failure', async () => {
    await here.publish(channelName(), 'message')
  })

  test('a name that cannot travel is refused', async () => {
    for (const name of ['', 'a/b', 'a,b', 'ä', 'a b', 'x'.repeat(201)]) {
      await expect(here.publish(name, 'message')).rejects.toThrow('no channel')
      await expect(here.subscribe(name, () => {})).rejects.toThrow('no channel')
    }
  })
})

/** Publishes until it is heard. */
const reaches = (from: PubSub, channel: string, heard: ReturnType<typeof vi.fn>) =>
  vi.waitFor(
    async () => {
      const message = newId()
      await from.publish(channel, message)
      await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(message), { timeout: 300 })
    },
    { timeout: 20_000, interval: 50 },
  )

describe.runIf(hasRedis)('an outage', () => {
  test.each(['cut', 'stall'] as const)('a listener over TCP hears again after the network broke (%s)', async how => {
    const way = await unsteadyRedis()
    const handle = connectRedis({ url: way.url })
    const pubsub = redisPubSub(handle.client)
    const [channel, heard] = [channelName(), vi.fn()]
    const stop = await pubsub.subscribe(channel, heard)
    await reaches(pubsub, channel, heard)
    way[how]()
    await expect(pubsub.publish(channel, 'lost')).rejects.toThrow()
    way.mend()
    await reaches(pubsub, channel, heard)
    expect(heard).not.toHaveBeenCalledWith('lost')
    await stop()
    handle.close()
    way.close()
  })

  test('a listener over REST hears again after its stream broke', async () => {
    const bridge = await restBridge(process.env.TEST_REDIS_URL ?? '')
    const handle = connectRedis({ restUrl: bridge.url, token: bridge.token })
    const pubsub = redisPubSub(handle.client)
    const [channel, heard] = [channelName(), vi.fn()]
    const stop = await pubsub.subscribe(channel, heard)
    await reaches(pubsub, channel, heard)
    bridge.breakConnections()
    await reaches(pubsub, channel, heard)
    await stop()
    handle.close()
    bridge.close()
  })

  test('who subscribes while Redis is away waits 250 ms at most, hears this process, and Redis once it is back', async () => {
    const way = await unsteadyRedis()
    way.cut()
    const handle = connectRedis({ url: way.url })
    const far = redisPubSub(handle.client)
    const pubsub = withFallback(far, memoryPubSub())
    const [channel, heard] = [channelName(), vi.fn()]
    const began = performance.now()
    const stop = await pubsub.subscribe(channel, heard)
    expect(performance.now() - began).toBeLessThan(500)
    await pubsub.publish(channel, 'near')
    await vi.waitFor(() => expect(heard).toHaveBeenCalledExactlyOnceWith('near'))
    way.mend()
    await reaches(far, channel, heard)
    await stop()
    handle.close()
    way.close()
  })
})
