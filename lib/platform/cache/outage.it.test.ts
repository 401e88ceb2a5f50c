// A cache whose Redis goes away is empty, never wrong, and never in the way.
import { expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { connectRedis } from '@/lib/platform/redis/client'
import { hasRedis, unsteadyRedis, WITHOUT_REDIS } from '@/lib/platform/redis/testing'
import { memoryCache } from './memory'
import type { CacheStore } from './port'
import { readThrough } from './read-through'
import { redisCache } from './redis'
import { untilForgotten } from './until-forgotten'

const broken: CacheStore = {
  get: () => Promise.reject(new Error('down')),
  set: () => Promise.reject(new Error('down')),
  look: () => Promise.reject(new Error('down')),
  delete: () => Promise.reject(new Error('down')),
  invalidate: () => Promise.reject(new Error('down')),
}

test('a store that fails never fails its callers', async () => {
  const { cache, cached } = readThrough(broken)
  expect(await cached('key', 60, ['tag'], async () => 'value')).toBe('value')
  expect(await cache.get('key')).toBeUndefined()
  await cache.set('key', 1, { ttlSeconds: 60 })
  await cache.delete('key')
  await cache.invalidate(['tag'])
})

test('a store that fails after the look costs nothing but the keeping', async () => {
  const keep = () => Promise.reject(new Error('down'))
  const { cached } = readThrough({ ...broken, look: async () => ({ text: undefined, keep }) })
  expect(await cached('key', 60, [], async () => 'value')).toBe('value')
})

test('an entry outlives its promised time never, and by a tenth less at most', async () => {
  const keep = vi.fn(async (_: string, ttlSeconds: number) => void ttlSeconds)
  const { cached } = readThrough({ ...broken, look: async () => ({ text: undefined, keep }) })
  for (let i = 0; i < 200; i += 1) await cached(`key${i}`, 100, [], async () => i)
  const times = keep.mock.calls.map(([, ttlSeconds]) => ttlSeconds)
  expect(Math.max(...times)).toBeLessThanOrEqual(100)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(90)
  expect(new Set(times).size).toBeGreaterThan(100)
})

test('what could not be forgotten hides the whole store until it is', async () => {
  const inner = memoryCache()
  let isDown = true
  const store = untilForgotten(
    { ...inner, invalidate: tags => (isDown ? Promise.reject(new Error('down')) : inner.invalidate(tags)) },
    { retryMs: 5 },
  )
  await inner.set('key', 'old', { ttlSeconds: 60, tags: ['tag'] })
  await inner.set('other', 'same', { ttlSeconds: 60 })
  await expect(store.invalidate(['tag'])).rejects.toThrow('down')
  await expect(store.get('key')).rejects.toThrow('forget')
  isDown = false
  await vi.waitFor(async () => expect(await store.get('other')).toBe('same'))
  expect(await store.get('key')).toBeUndefined()
})

if (!hasRedis) test.skip(WITHOUT_REDIS)

test.runIf(hasRedis)('a change made while Redis was away is not hidden by an old entry when it is back', async () => {
  const way = await unsteadyRedis()
  const handle = connectRedis({ url: way.url })
  const { cache, cached } = readThrough(redisCache(handle.client, `test:${newId()}`))
  let truth = 'old'
  const read = vi.fn(async () => truth)
  expect(await cached('key', 60, ['tag'], read)).toBe('old')
  expect(await cached('key', 60, ['tag'], read)).toBe('old')
  expect(read).toHaveBeenCalledTimes(1)

  way.cut()
  truth = 'new'
  await cache.invalidate(['tag'])
  expect(await cached('key', 60, ['tag'], read)).toBe('new')

  way.mend()
  await vi.waitFor(
    async () => {
      expect(await cached('key', 60, ['tag'], read)).toBe('new')
      const calls = read.mock.calls.length
      expect(await cached('key', 60, ['tag'], read)).toBe('new')
      expect(read).toHaveBeenCalledTimes(calls)
    },
    { timeout: 15_000, interval: 100 },
  )
  handle.close()
  way.close()
})
