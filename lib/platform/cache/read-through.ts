// Reading through a cache store: JSON values, one read at a time for each key, and a store that is down never felt.
import { countCacheRead } from '@/lib/platform/telemetry'
import type { Cache, Cached, CacheStore } from './port'

type Flight = { tags: string[]; text: Promise<string> }

/** The two faces that callers use, over one store. Both share the reads that are under way. */
export function readThrough(store: CacheStore): { cache: Cache; cached: Cached } {
  const flights = new Map<string, Flight>()

  const cache: Cache = {
    get: async <T>(key: string) => {
      const text = await store.get(key).catch(() => undefined)
      return text === undefined ? undefined : decode<T>(text)
    },
    set: (key, value, options) => store.set(key, encode(value), options).catch(() => {}),
    delete: async key => {
      await store.delete(key).catch(() => {})
      flights.delete(key)
    },
    invalidate: async tags => {
      await store.invalidate(tags).catch(() => {})
      // Whoever asks from now on must not join a read that may have begun before the change.
      for (const [key, flight] of flights) if (flight.tags.some(tag => tags.includes(tag))) flights.delete(key)
    },
  }

  const cached: Cached = async <T>(key: string, ttlSeconds: number, tags: string[], read: () => Promise<T>) => {
    let flight = flights.get(key)
    if (!flight) {
      const started: Flight = { tags, text: fly(store, key, ttlSeconds, tags, read) }
      flights.set(key, started)
      const land = () => {
        if (flights.get(key) === started) flights.delete(key)
      }
      started.text.then(land, land)
      flight = started
    }
    return decode<T>(await flight.text)
  }

  return { cache, cached }
}

async function fly(
  store: CacheStore,
  key: string,
  ttlSeconds: number,
  tags: string[],
  read: () => Promise<unknown>,
): Promise<string> {
  const look = await store.look(key, tags).catch(() => undefined)
  countCacheRead(look === undefined ? 'lost' : look.text === undefined ? 'miss' : 'hit')
  if (look?.text !== undefined) return look.text
  const text = encode(await read())
  // Up to a tenth less than asked, so that entries stored together do not all end together.
  await look?.keep(text, ttlSeconds * (1 - Math.random() / 10)).catch(() => {})
  return text
}

/** An envelope, because JSON alone has no undefined. */
function encode(value: unknown): string {
  return JSON.stringify({ v: value })
}

function decode<T>(text: string): T {
  return (JSON.parse(text) as { v: T }).v
}
