// Every rate limiter keeps the same promises, in memory and in Redis.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { connectRedis } from '@/lib/platform/redis/client'
import { hasRedis, redisWays, unsteadyRedis, WITHOUT_REDIS } from '@/lib/platform/redis/testing'
import { withFallback } from './fallback'
import { take } from './index'
import { memoryLimiter } from './memory'
import type { Limit, Limiter, Verdict } from './port'
import { redisLimiter } from './redis'

type Adapter = { name: string; open(): Promise<{ limiter: Limiter; close(): void }> }
const memory: Adapter = { name: 'memory', open: async () => ({ limiter: memoryLimiter(), close: () => {} }) }
const overRedis: Adapter[] = redisWays.map(({ name, connect }) => ({
  name,
  open: async () => {
    const { handle, close } = await connect()
    return { limiter: redisLimiter(handle.client, `test:${newId()}`), close }
  },
}))

if (!hasRedis) test.skip(WITHOUT_REDIS)

/** The start of a bucket, a while ahead of the real clock so that nothing in Redis ends early. */
const START = Math.ceil(Date.now() / 60_000) * 60_000 + 600_000
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START }))
afterEach(() => void vi.useRealTimers())
const at = (seconds: number) => vi.setSystemTime(START + seconds * 1000)
const fresh = (limit: number, windowSeconds: number): Limit => ({ name: `n-${newId()}`, limit, windowSeconds })

describe.each([memory, ...overRedis])('$name', adapter => {
  let limiter: Limiter
  let close: () => void
  beforeAll(async () => {
    ;({ limiter, close } = await adapter.open())
  })
  afterAll(() => close())
  const takeMany = async (times: number, limit: Limit, key = 'key'): Promise<Verdict[]> => {
    const verdicts: Verdict[] = []
    for (let i = 0; i < times; i += 1) verdicts.push(await limiter.take(limit, key))
    return verdicts
  }
  const allowed = (verdicts: Verdict[]) => verdicts.filter(each => each.allowed).length

  test('as many as the limit go on, counting down, and the rest are refused', async () => {
    const verdicts = await takeMany(5, fresh(3, 60))
    expect(verdicts.map(each => [each.allowed, each.remaining])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
      [false, 0],
    ])
    for (const verdict of verdicts) expect(verdict).toMatchObject({ limit: 3, resetSeconds: 61 })
  })

  test('a hundred at once do not pass more than the limit', async () => {
    const limit = fresh(10, 60)
    expect(allowed(await Promise.all(Array.from({ length: 100 }, () => limiter.take(limit, 'key'))))).toBe(10)
  })

  test('keys and names are counted apart', async () => {
    const [one, other] = [fresh(1, 60), fresh(1, 60)]
    expect(allowed(await takeMany(3, one, 'a'))).toBe(1)
    expect(allowed(await takeMany(3, one, 'b'))).toBe(1)
    expect(allowed(await takeMany(3, other, 'a'))).toBe(1)
    expect(allowed(await takeMany(3, one, 'user:1:x@example.com/ä b'))).toBe(1)
  })

  test('after resetSeconds of silence one more is allowed', async () => {
    for (const second of [0, 7, 59.5]) {
      const limit = fresh(4, 60)
      at(second)
      const refused = (await takeMany(5, limit)).at(-1)
      expect(refused?.allowed).toBe(false)
      at(second + (refused?.resetSeconds ?? 0))
      expect((await limiter.take(limit, 'key')).allowed).toBe(true)
      at(0)
    }
  })

  test('the previous bucket weighs as much as still overlaps', async () => {
    const limit = fresh(100, 60)
    at(30)
    expect(allowed(await takeMany(100, limit))).toBe(100)
    at(75)
    expect(allowed(await takeMany(40, limit))).toBe(25)
    at(90)
    expect(allowed(await takeMany(40, limit))).toBe(25)
    at(180)
    expect((await limiter.take(limit, 'key')).remaining).toBe(99)
  })

  test('steady traffic passes at the rate of the limit', async () => {
    const limit = fresh(10, 10)
    let passed = 0
    for (let second = 0; second < 40; second += 0.5) {
      at(second)
      if ((await limiter.take(limit, 'key')).allowed) passed += 1
    }
    expect(passed).toBeGreaterThanOrEqual(38)
    expect(passed).toBeLessThanOrEqual(44)
  })
})

test('RATE_LIMIT_SCALE is 1 unless set, and a long key counts as itself', async () => {
  const limit = fresh(2, 60)
  const key = 'x'.repeat(5000)
  expect([await take(limit, `${key}1`), await take(limit, `${key}1`), await take(limit, `${key}1`)]).toMatchObject([
    { allowed: true, limit: 2 },
    { allowed: true },
    { allowed: false },
  ])
  expect((await take(limit, `${key}2`)).allowed).toBe(true)
})

test.runIf(hasRedis)('while Redis is away this process decides, with a limit of its own', async () => {
  const way = await unsteadyRedis()
  const handle = connectRedis({ url: way.url })
  const limiter = withFallback(redisLimiter(handle.client, `test:${newId()}`), memoryLimiter())
  const limit = fresh(2, 60)
  expect((await limiter.take(limit, 'key')).remaining).toBe(1)
  expect((await limiter.take(limit, 'key')).remaining).toBe(0)
  way.cut()
  expect((await limiter.take(limit, 'key')).remaining).toBe(1)
  expect((await limiter.take(limit, 'key')).remaining).toBe(0)
  expect((await limiter.take(limit, 'key')).allowed).toBe(false)
  handle.close()
  way.close()
})
