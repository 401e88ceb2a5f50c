// The cache in this process's memory: what a single process uses, bounded by bytes.
import { LRUCache } from 'lru-cache'
import type { CacheStore } from './port'

type Entry = { text: string; tags: string[]; turn: number }

const MAX_BYTES = 64 * 1024 * 1024
const MAX_MARKS = 50_000

/**
 * A store bounded by the bytes of its texts. Every forgetting advances a turn and marks the tag or key with it; an
 * entry counts only when its read began after the marks of its tags. Marks are bounded too: when one is dropped, all
 * entries as old as that mark are taken for forgotten.
 */
export function memoryCache({ maxBytes = MAX_BYTES, maxMarks = MAX_MARKS } = {}): CacheStore {
  let turn = 0
  let floor = 0
  const marks = new LRUCache<string, number>({
    max: maxMarks,
    dispose: (marked, _, reason) => {
      if (reason === 'evict') floor = Math.max(floor, marked)
    },
  })
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    sizeCalculation: (entry, key) => 2 * (entry.text.length + key.length) + 200,
  })
  const forget = (name: string) => {
    turn += 1
    marks.set(name, turn)
  }
  const counts = (key: string, { tags, turn: began }: Entry) =>
    began >= floor && ![`=${key}`, ...tags.map(tag => `#${tag}`)].some(name => (marks.get(name) ?? 0) > began)
  const put = (key: string, entry: Entry, ttlSeconds: number) => {
    if (counts(key, entry)) entries.set(key, entry, { ttl: Math.max(1, Math.round(ttlSeconds * 1000)) })
  }
  const find = (key: string) => {
    const entry = entries.get(key)
    if (!entry || counts(key, entry)) return entry
    entries.delete(key)
    return undefined
  }

  return {
    get: async key => find(key)?.text,
    set: async (key, text, { ttlSeconds, tags = [] }) => put(key, { text, tags, turn }, ttlSeconds),
    look: async (key, tags) => {
      const text = find(key)?.text
      if (text !== undefined) return { text }
      const began = turn
      return {
        text,
        keep: async (fresh, ttlSeconds) => put(key, { text: fresh, tags, turn: began }, ttlSeconds),
      }
    },
    delete: async key => {
      forget(`=${key}`)
      entries.delete(key)
    },
    invalidate: async tags => {
      for (const tag of tags) forget(`#${tag}`)
    },
  }
}
