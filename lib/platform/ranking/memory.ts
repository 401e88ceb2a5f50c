// The twin in memory: the same promises for tests, without the speed.
import type { Ranking } from './port'

type Held = { scores: Map<string, number>; filler: object | null; endsAt: number }

export function memoryRanking(now: () => number = () => Date.now()): Ranking & { lose(): void } {
  const sets = new Map<string, Held>()
  const held = (set: string): Held | undefined => {
    const found = sets.get(set)
    return found && found.endsAt > now() ? found : undefined
  }
  const whole = (set: string) => {
    const found = held(set)
    return found?.filler === null ? found : undefined
  }
  return {
    above: async (set, score) => {
      const found = whole(set)
      return found && [...found.scores.values()].filter(other => other > score).length
    },
    put: async (set, scores, { lower = false } = {}) => {
      const found = held(set)
      if (!found) return
      for (const { member, score } of scores) {
        const before = found.scores.get(member)
        if (before === undefined || lower || score > before) found.scores.set(member, score)
      }
    },
    remove: async (set, members) => {
      for (const member of members) held(set)?.scores.delete(member)
    },
    fill: async (set, pages, ttlSeconds) => {
      const filler = {}
      sets.set(set, { scores: new Map(), filler, endsAt: now() + ttlSeconds * 1000 })
      for await (const page of pages) {
        const found = held(set)
        if (found?.filler !== filler) return false
        for (const { member, score } of page) if (!found.scores.has(member)) found.scores.set(member, score)
      }
      const found = held(set)
      if (found?.filler !== filler) return false
      found.filler = null
      return true
    },
    isWhole: async set => whole(set) !== undefined,
    lose: () => sets.clear(),
  }
}
