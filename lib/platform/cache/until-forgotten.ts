// Makes sure that forgetting happens: an invalidation that could not reach the store is tried until it does.
import { setTimeout as pause } from 'node:timers/promises'
import type { CacheStore } from './port'

/**
 * A store that remembers what it could not forget. Until all of it is forgotten, this process takes the store for
 * empty and keeps nothing in it, so that a change that was just written is never hidden by an older entry.
 */
export function untilForgotten(store: CacheStore, { retryMs = 1000 } = {}): CacheStore {
  const tags = new Set<string>()
  const keys = new Set<string>()
  let retrying = false

  const retry = async () => {
    if (retrying) return
    retrying = true
    while (tags.size > 0 || keys.size > 0) {
      await pause(retryMs, undefined, { ref: false })
      await forget().catch(() => {})
    }
    retrying = false
  }
  const forget = async () => {
    const dueTags = [...tags]
    const dueKeys = [...keys]
    // Taken out first: what comes in again meanwhile is newer than this try.
    tags.clear()
    keys.clear()
    try {
      await store.invalidate(dueTags)
      await Promise.all(dueKeys.map(store.delete))
    } catch (error) {
      for (const tag of dueTags) tags.add(tag)
      for (const key of dueKeys) keys.add(key)
      throw error
    }
  }
  const insist = (work: Promise<void>, due: Set<string>, names: string[]) =>
    work.catch(error => {
      for (const name of names) due.add(name)
      void retry()
      throw error
    })
  const trusted = async <T>(work: () => Promise<T>) => {
    if (retrying) throw new Error('The cache still has to forget something.')
    return work()
  }

  return {
    get: key => trusted(() => store.get(key)),
    set: (key, text, options) => trusted(() => store.set(key, text, options)),
    look: (key, wanted) => trusted(() => store.look(key, wanted)),
    delete: key => insist(store.delete(key), keys, [key]),
    invalidate: names => insist(store.invalidate(names), tags, names),
  }
}
