// What a cache is to us: the interface that callers see, and the smaller one that an adapter implements.

export type KeepOptions = { ttlSeconds: number; tags?: string[] }

/** A cache of JSON values. It never throws because it is down: then it is empty. */
export type Cache = {
  /** The value, or undefined when there is none. */
  get<T>(key: string): Promise<T | undefined>
  set(key: string, value: unknown, options: KeepOptions): Promise<void>
  delete(key: string): Promise<void>
  /** Forgets every entry that carries one of these tags, also those whose source is being read right now. */
  invalidate(tags: string[]): Promise<void>
}

/** Reads through the cache; see `cached` in index.ts. */
export type Cached = <T>(key: string, ttlSeconds: number, tags: string[], read: () => Promise<T>) => Promise<T>

/**
 * What an adapter does, with values as JSON text; it throws when it cannot reach its store. `look` comes before the
 * source is read: a miss gives a `keep` that stores nothing when the key or one of its tags was forgotten since.
 */
export type CacheStore = {
  get(key: string): Promise<string | undefined>
  set(key: string, text: string, options: KeepOptions): Promise<void>
  look(key: string, tags: string[]): Promise<Look>
  delete(key: string): Promise<void>
  invalidate(tags: string[]): Promise<void>
}

export type Look = { text: string } | { text: undefined; keep(text: string, ttlSeconds: number): Promise<void> }
