// The cache port: what all share and may lose, kept close for a while; the environment chooses where.
import 'server-only'
import { redis } from '@/lib/platform/redis/client'
import { memoryCache } from './memory'
import type { Cache } from './port'
import { readThrough } from './read-through'
import { redisCache } from './redis'

export type { Cache, KeepOptions } from './port'

type Shared = ReturnType<typeof readThrough>
const SHARED = Symbol.for('cairn.cache')

/** The cache of this process. Values are JSON: a Date comes back as text. */
export function cache(): Cache {
  return shared().cache
}

/**
 * The value under `key`, or what `read` gives, kept for at most `ttlSeconds` and until one of `tags` is invalidated.
 * Concurrent callers of this process share one read; each gets its own copy. A hit and a miss give equal values (what
 * JSON carries; undefined and null are values too). A cache that is down never fails the read; a read that throws is
 * not kept.
 */
export function cached<T>(key: string, ttlSeconds: number, tags: string[], read: () => Promise<T>): Promise<T> {
  return shared().cached(key, ttlSeconds, tags, read)
}

function shared(): Shared {
  const holder = globalThis as typeof globalThis & { [SHARED]?: Shared }
  holder[SHARED] ??= choose()
  return holder[SHARED]
}

function choose(): Shared {
  const handle = redis()
  return readThrough(handle ? redisCache(handle.client) : memoryCache())
}
