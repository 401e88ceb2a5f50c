// Both ways to a real Redis give the Upstash client the same answers, and an outage costs a deadline, not a wait.
import { Redis as UpstashRedis } from '@upstash/redis'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { connectRedis } from './client'
import { hasRedis, redisWays, restBridge, type TestRedis, unsteadyRedis, WITHOUT_REDIS } from './testing'

const url = process.env.TEST_REDIS_URL ?? ''
const unique = () => `test:${newId()}`

if (!hasRedis) test.skip(WITHOUT_REDIS)

describe.each(redisWays)('$name', ({ connect }) => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await connect()
  })
  afterAll(() => redis.close())

  test('values, numbers, nothing and hashes come back as the client knows them', async () => {
    const { client } = redis.handle
    const key = unique()
    expect(await client.set(key, { name: 'Ada', at: [1, null] }, { ex: 60 })).toBe('OK')
    expect(await client.get(key)).toEqual({ name: 'Ada', at: [1, null] })
    expect(await client.get(unique())).toBeNull()
    expect(await client.incrby(unique(), 41)).toBe(41)
    const hash = unique()
    await client.hset(hash, { a: 1, b: 'two' })
    expect(await client.hgetall(hash)).toEqual({ a: 1, b: 'two' })
  })

  test('text in any script and with line breaks survives', async () => {
    const key = unique()
    await redis.handle.client.set(key, 'Grüße,\r\n"学び" 🎓\u0000', { ex: 60 })
    expect(await redis.handle.client.get(key)).toBe('Grüße,\r\n"学び" 🎓\u0000')
  })

  test('a pipeline answers each command, also after one that fails', async () => {
    const key = unique()
    const replies = await redis.handle.client.pipeline().set(key, 'text').incr(key).get(key).exec({ keepErrors: true })
    expect(replies.map(reply => reply.result ?? 'failed')).toEqual(['OK', 'failed', 'text'])
    expect(replies[1].error).toMatch(/not an integer/)
  })

  test('a transaction happens as a whole', async () => {
    const key = unique()
    expect(await redis.handle.client.multi().incr(key).incr(key).exec()).toEqual([1, 2])
  })

  test('a script that declares the flag of Upstash runs, by its text and then by its hash', async () => {
    const { client } = redis.handle
    const script = client.createScript<string>(`#!lua flags=allow-key-locking\nreturn ARGV[1] .. '${newId()}'`)
    const first = await script.exec([], ['x'])
    expect(await script.evalsha([], ['x'])).toBe(first)
  })

  test('an error that Redis answers is told and does not count as an outage', async () => {
    const { client } = redis.handle
    const key = unique()
    await client.set(key, 'text', { ex: 60 })
    await expect(client.incr(key)).rejects.toThrow(/not an integer/)
    await expect(client.evalsha('0'.repeat(40), [], [])).rejects.toThrow(/NOSCRIPT/)
    expect(redis.handle.isAway()).toBe(false)
    expect(await client.get(key)).toBe('text')
  })
})

describe.runIf(hasRedis)('an outage', () => {
  test.each(['cut', 'stall'] as const)('a Redis that is gone (%s) costs 250 ms once and is found again', async how => {
    const way = await unsteadyRedis()
    const { client, isAway, close } = connectRedis({ url: way.url })
    const key = unique()
    expect(await client.set(key, 'before', { ex: 60 })).toBe('OK')

    way[how]()
    const began = performance.now()
    await expect(client.get(key)).rejects.toThrow()
    expect(performance.now() - began).toBeLessThan(400)
    expect(isAway()).toBe(true)
    const again = performance.now()
    for (let i = 0; i < 100; i += 1) await expect(client.get(key)).rejects.toThrow('away')
    expect(performance.now() - again).toBeLessThan(100)

    way.mend()
    await vi.waitFor(async () => expect(await client.get(key)).toBe('before'), { timeout: 15_000, interval: 100 })
    expect(isAway()).toBe(false)
    close()
    way.close()
  })

  test('what was asked while Redis was away does not happen later', async () => {
    const way = await unsteadyRedis()
    const { client, close } = connectRedis({ url: way.url })
    const key = unique()
    await client.ping()
    way.cut()
    await expect(client.set(key, 'late', { ex: 60 })).rejects.toThrow()
    way.mend()
    await vi.waitFor(() => client.ping(), { timeout: 10_000, interval: 100 })
    expect(await client.get(key)).toBeNull()
    close()
    way.close()
  })

  test('a REST address that is wrong or refuses the token throws in time', async () => {
    const bridge = await restBridge(url)
    for (const address of [
      { restUrl: bridge.url, token: 'wrong' },
      { restUrl: 'http://127.0.0.1:9', token: 'x' },
    ]) {
      const { client, close } = connectRedis(address)
      const began = performance.now()
      await expect(client.get('x')).rejects.toThrow()
      expect(performance.now() - began).toBeLessThan(400)
      close()
    }
    bridge.close()
  })
})

test.runIf(hasRedis)("the bridge of these tests is understood by Upstash's own REST client", async () => {
  const bridge = await restBridge(url)
  const client = new UpstashRedis({ url: bridge.url, token: bridge.token, responseEncoding: false, retry: false })
  const key = unique()
  expect(await client.set(key, { a: 1 }, { ex: 60 })).toBe('OK')
  expect(await client.pipeline().get(key).incr(`${key}:n`).exec()).toEqual([{ a: 1 }, 1])
  await expect(client.incr(key)).rejects.toThrow(/not an integer/)
  const heard = vi.fn()
  const subscriber = client.subscribe([key])
  await new Promise(resolve => subscriber.on('subscribe', resolve))
  subscriber.on('message', heard)
  await client.publish(key, 'hello')
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ channel: key, message: 'hello' }))
  await subscriber.unsubscribe()
  bridge.close()
})
