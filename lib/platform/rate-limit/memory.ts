// The rate limiter in this process's memory: what a single process uses, and who decides while Redis is away.
import { type Limit, type Limiter, secondsUntil, type Verdict } from './port'

type Count = { bucket: number; previous: number; current: number }

/**
 * A sliding window of two buckets: the previous one weighs as much as still overlaps the window. In a bucket it never
 * allows more than the limit; in any other window at most twice the limit, and that only to a client that bursts at a
 * bucket's end (the known error of this algorithm). Keys are bounded: the ones not seen for longest go.
 */
export function memoryLimiter({ maxKeys = 100_000, now = () => Date.now() } = {}): Limiter {
  const counts = generations(maxKeys)

  const decide = ({ name, limit, windowSeconds }: Limit, key: string): Verdict => {
    const at = now()
    const windowMs = windowSeconds * 1000
    const bucket = Math.floor(at / windowMs)
    const count = counts(`${name}:${key}`)
    if (count.bucket !== bucket) {
      count.previous = count.bucket === bucket - 1 ? count.current : 0
      count.current = 0
      count.bucket = bucket
    }
    const weight = 1 - (at % windowMs) / windowMs
    const used = Math.floor(count.previous * weight) + count.current
    const allowed = used < limit
    if (allowed) count.current += 1
    const remaining = allowed ? limit - used - 1 : 0
    return { allowed, limit, remaining, resetSeconds: secondsUntil((bucket + 1) * windowMs, at) }
  }

  return { take: async (limit, key) => decide(limit, key) }
}

/**
 * Counts by id in two maps of half the size each: a full young one becomes the old one, and what stood there is gone.
 * (Deleting the oldest of one map, one by one, costs 270 µs each at this size: its iterator walks over the holes.)
 */
function generations(maxKeys: number): (id: string) => Count {
  let young = new Map<string, Count>()
  let old = new Map<string, Count>()
  return id => {
    const known = young.get(id)
    if (known) return known
    const count = old.get(id) ?? { bucket: -1, previous: 0, current: 0 }
    if (young.size >= maxKeys / 2) {
      old = young
      young = new Map()
    }
    young.set(id, count)
    return count
  }
}
