// Every cache keeps the same promises, in memory and in Redis.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { hasRedis, redisWays, WITHOUT_REDIS } from '@/lib/platform/redis/testing'
import { memoryCache } from './memory'
import type { Cache, Cached, CacheStore } from './port'
import { readThrough } from './read-through'
import { redisCache } from './redis'

type Adapter = { name: string; open(): Promise<{ stores: [CacheStore, CacheStore]; close(): void }> }
const memory: Adapter = {
  name: 'memory',
  open: async () => {
    const store = memoryCache()
    return { stores: [store, store], close: () => {} }
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
    const prefix = `test:${newId()}`
    return { stores: [redisCache(one.handle.client, prefix), redisCache(other.handle.client, prefix)], close }
  },
}))

if (!hasRedis) test.skip(WITHOUT_REDIS)

/** A promise that the test settles. */
function gate<T>() {
  let open: (value: T) => void = () => {}
  const promise = new Promise<T>(resolve => {
    open = resolve
  })
  return { promise, open }
}

describe.each([memory, ...overRedis])('$name', adapter => {
  let cache: Cache
  let cached: Cached
  /** The same entries as another process sees them. */
  let elsewhere: { cache: Cache; cached: Cached }
  let close: () => void
  beforeAll(async () => {
    const opened = await adapter.open()
    close = opened.close
    ;({ cache, cached } = readThrough(opened.stores[0]))
    elsewhere = readThrough(opened.stores[1])
  })
  afterAll(() => close())
  const long = { ttlSeconds: 60 }

  test.each([
    ['text', 'Grüße\n"x" 🎓'],
    ['text that looks like a number', '007'],
    ['text that looks like an entry', '@[[],[]]\n!'],
    ['a number', 1.5],
    ['null', null],
    ['false', false],
    ['empty text', ''],
    ['an object', { a: [1, { b: null }], c: 'd' }],
  ])('gives back %s', async (_, value) => {
    const key = newId()
    expect(await cache.get(key)).toBeUndefined()
    await cache.set(key, value, long)
    expect(await elsewhere.cache.get(key)).toEqual(value)
  })

  test('each reader has a copy of its own', async () => {
    const key = newId()
    const read = async () => ({ list: [1] })
    const [one, two] = await Promise.all([1, 2].map(() => cached(key, 60, [], read)))
    one?.list.push(2)
    expect(two).toEqual({ list: [1] })
    expect(await cached(key, 60, [], read)).toEqual({ list: [1] })
  })

  test('an entry ends after its time', async () => {
    const key = newId()
    await cache.set(key, 1, { ttlSeconds: 0.3 })
    expect(await cache.get(key)).toBe(1)
    await vi.waitFor(async () => expect(await cache.get(key)).toBeUndefined(), { timeout: 2000 })
  })

  test('delete forgets one key, everywhere', async () => {
    const [gone, stays] = [newId(), newId()]
    await cache.set(gone, 1, long)
    await cache.set(stays, 2, long)
    await elsewhere.cache.delete(gone)
    expect(await cache.get(gone)).toBeUndefined()
    expect(await cache.get(stays)).toBe(2)
    await cache.set(gone, 3, long)
    expect(await elsewhere.cache.get(gone)).toBe(3)
  })

  test('invalidate forgets all that carries one of the tags, and nothing else', async () => {
    const [a, b, c] = [newId(), newId(), newId()]
    const keys = [newId(), newId(), newId(), newId()] as const
    await cache.set(keys[0], 0, { ...long, tags: [a] })
    await cache.set(keys[1], 1, { ...long, tags: [a, b] })
    await cache.set(keys[2], 2, { ...long, tags: [c] })
    await cache.set(keys[3], 3, long)
    await elsewhere.cache.invalidate([b])
    expect(await Promise.all(keys.map(key => cache.get(key)))).toEqual([0, undefined, 2, 3])
    await elsewhere.cache.invalidate([a, c])
    expect(await Promise.all(keys.map(key => cache.get(key)))).toEqual([undefined, undefined, undefined, 3])
    await cache.set(keys[0], 'again', { ...long, tags: [a] })
    expect(await elsewhere.cache.get(keys[0])).toBe('again')
  })

  test('a value is read once and then kept, undefined and null too', async () => {
    for (const value of [{ n: 1 }, null, undefined]) {
      const key = newId()
      const read = vi.fn(async () => value)
      expect(await cached(key, 60, ['t'], read)).toEqual(value)
      expect(await cached(key, 60, ['t'], read)).toEqual(value)
      expect(await elsewhere.cached(key, 60, ['t'], read)).toEqual(value)
      expect(read).toHaveBeenCalledTimes(1)
    }
  })

  test('a hundred callers at once cause one read', async () => {
    const key = newId()
    const read = vi.fn(async () => 'value')
    const all = await Promise.all(Array.from({ length: 100 }, () => cached(key, 60, [], read)))
    expect(new Set(all)).toEqual(new Set(['value']))
    expect(read).toHaveBeenCalledTimes(1)
  })

  test('a read that throws is told to all who wait, and tried anew by the next', async () => {
    const key = newId()
    const read = vi.fn().mockRejectedValueOnce(new Error('no database')).mockResolvedValue('value')
    const both = await Promise.allSettled([cached(key, 60, [], read), cached(key, 60, [], read)])
    expect(both.map(each => each.status)).toEqual(['rejected', 'rejected'])
    expect(await cached(key, 60, [], read)).toBe('value')
  })

  test.each([
    ['an invalidation', (from: Cache, _: string, tag: string) => from.invalidate([tag])],
    ['a deletion', (from: Cache, key: string) => from.delete(key)],
  ])('%s during a read, here or elsewhere, keeps the old value from being stored', async (_, forget) => {
    for (const from of [cache, elsewhere.cache]) {
      const [key, tag, old] = [newId(), newId(), gate<string>()]
      const reading = gate<void>()
      const slow = cached(key, 60, [tag], () => {
        reading.open()
        return old.promise
      })
      await reading.promise
      await forget(from, key, tag)
      old.open('old')
      expect(await slow).toBe('old')
      expect(await cached(key, 60, [tag], async () => 'new')).toBe('new')
      expect(await elsewhere.cached(key, 60, [tag], async () => 'newer')).toBe('new')
    }
  })

  test('who asks after an invalidation does not get what a read brings that began before', async () => {
    const [key, tag, old, reading] = [newId(), newId(), gate<string>(), gate<void>()]
    const slow = cached(key, 60, [tag], () => {
      reading.open()
      return old.promise
    })
    await reading.promise
    await cache.invalidate([tag])
    expect(await cached(key, 60, [tag], async () => 'new')).toBe('new')
    old.open('old')
    expect(await slow).toBe('old')
    expect(await cached(key, 60, [tag], async () => 'newer')).toBe('new')
  })

  test('no order of writes and reads shows a value older than the last invalidation', async () => {
    const [key, tag] = [newId(), newId()]
    let truth = 0
    const turn = () => new Promise(resolve => setImmediate(resolve))
    const reader = async (from: Cached) => {
      for (let i = 0; i < 60; i += 1) {
        const known = settled
        const value = await from(key, 60, [tag], async () => {
          const seen = truth
          await turn()
          return seen
        })
        expect(value).toBeGreaterThanOrEqual(from === cached ? known : 0)
      }
    }
    let settled = 0
    const writer = async () => {
      for (let i = 0; i < 30; i += 1) {
        truth += 1
        const written = truth
        await cache.invalidate([tag])
        settled = written
        await turn()
      }
    }
    await Promise.all([reader(cached), reader(elsewhere.cached), writer()])
    expect(await cached(key, 60, [tag], async () => truth)).toBe(truth)
    expect(await elsewhere.cached(key, 60, [tag], async () => truth)).toBe(truth)
  })
})
