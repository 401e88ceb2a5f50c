// The cache in Redis, shared by all processes: tags have random versions, and an entry counts while its versions hold.
import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Redis } from '@upstash/redis'
import type { CacheStore } from './port'
import { untilForgotten } from './until-forgotten'

const LONGEST_SECONDS = 7 * 86_400
/** Longer than any read of a source: after it, a forgotten key needs no guard against a read that began before. */
const TOMBSTONE_SECONDS = 60

/** Stores unless something was forgotten after the look: a tag has another version, or there is a tombstone not seen then. */
const KEEP = `
for i = 2, #KEYS do
  if redis.call('GET', KEYS[i]) ~= ARGV[i + 2] then return 0 end
end
local there = redis.call('GET', KEYS[1])
if there and string.sub(there, 1, 1) == '!' and there ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`

/**
 * Keys: `<prefix>=<key>` holds an entry (`@tags and versions\n text`) or a tombstone (`!random`); `<prefix>#<tag>` holds the
 * tag's version. A version is made when an entry first needs it and replaced by an invalidation, so an entry stamped
 * before can never count again; a version that was evicted only costs a miss. None of these is JSON, so that the
 * client hands them through as they are.
 */
export function redisCache(client: Redis, prefix = 'cairn:cache'): CacheStore {
  const keep = client.createScript<number>(KEEP)
  const entryKey = (key: string) => `${prefix}=${key}`
  const tagKey = (tag: string) => `${prefix}#${tag}`
  const newVersion = { ex: LONGEST_SECONDS, nx: true } as const

  /** The versions of tags, made where missing. */
  const versions = async (tags: string[]): Promise<string[]> => {
    if (tags.length === 0) return []
    const batch = client.pipeline()
    for (const tag of tags) batch.set(tagKey(tag), random('v'), newVersion)
    batch.mget(...tags.map(tagKey))
    return ((await batch.exec()).at(-1) as (string | null)[]).map(String)
  }

  const store: CacheStore = {
    get: async key => {
      const entry = parse(await client.get<string>(entryKey(key)))
      if (!entry || entry.tags.length === 0) return entry?.text
      const current = await client.mget<(string | null)[]>(entry.tags.map(tagKey))
      return same(entry.versions, current) ? entry.text : undefined
    },
    set: async (key, text, { ttlSeconds, tags = [] }) => {
      await client.set(entryKey(key), format(tags, await versions(tags), text), { px: milliseconds(ttlSeconds) })
    },
    look: async (key, tags) => {
      const [raw = null, ...current] = await client.mget<(string | null)[]>([entryKey(key), ...tags.map(tagKey)])
      const entry = parse(raw)
      if (entry && same(entry.tags, tags) && same(entry.versions, current)) return { text: entry.text }
      const seen = raw?.startsWith('!') ? raw : ''
      const stamps = current.includes(null) ? await versions(tags) : current.map(String)
      return {
        text: undefined,
        keep: async (text, ttlSeconds) => {
          const entry = format(tags, stamps, text)
          const keys = [entryKey(key), ...tags.map(tagKey)]
          await keep.exec(keys, [seen, entry, String(milliseconds(ttlSeconds)), ...stamps])
        },
      }
    },
    delete: async key => {
      await client.set(entryKey(key), random('!'), { ex: TOMBSTONE_SECONDS })
    },
    invalidate: async tags => {
      if (tags.length === 0) return
      const batch = client.pipeline()
      for (const tag of tags) batch.set(tagKey(tag), random('v'), { ex: LONGEST_SECONDS })
      await batch.exec()
    },
  }
  return untilForgotten(store)
}

function random(kind: '!' | 'v'): string {
  return kind + randomBytes(9).toString('base64url')
}

function milliseconds(ttlSeconds: number): number {
  return Math.max(1, Math.round(Math.min(ttlSeconds, LONGEST_SECONDS) * 1000))
}

function format(tags: string[], versions: string[], text: string): string {
  return `@${JSON.stringify([tags, versions])}\n${text}`
}

function parse(raw: string | null): { tags: string[]; versions: string[]; text: string } | undefined {
  if (!raw?.startsWith('@')) return undefined
  const end = raw.indexOf('\n')
  const [tags, versions] = JSON.parse(raw.slice(1, end)) as [string[], string[]]
  return { tags, versions, text: raw.slice(end + 1) }
}

function same(a: string[], b: (string | null)[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}
