// The rate limiter in this process's memory: what a single process uses, and who decides while Redis is away.
import { type Limit, type Limiter, secondsUntil, type Verdict } from './port'

type Count = { bucket: number; previous: number; current: number }

/**
 * A sliding window of two buckets: the previous one weighs as much as still overlaps the window. In a bucket it never
 * allows more than the limit; in any other window at most twice the limit, and that only to a client that bursts at a
 * bucket's end (the known error of this algorithm). Keys are bounded: the ones whose last bucket began first go.
 */
export function memoryLimiter({ maxKeys = 100_000, now = Date.now } = {}): Limiter {
  const counts = new Map<string, Count>()

  const decide = ({ name, limit, windowSeconds }: Limit, key: string): Verdict => {
    const at = now()
    const windowMs = windowSeconds * 1000
    const bucket = Math.floor(at / windowMs)
    const id = `${name}:${key}`
    const count = roll(counts, id, bucket, maxKeys)
    const weight = 1 - (at % windowMs) / windowMs
    const used = Math.floor(count.previous * weight) + count.current
    const allowed = used < limit
    if (allowed) count.current += 1
    const remaining = allowed ? limit - used - 1 : 0
    return { allowed, limit, remaining, resetSeconds: secondsUntil((bucket + 1) * windowMs, at) }
  }

  return { take: async (limit, key) => decide(limit, key) }
}

/** The key's count in this bucket; a new bucket moves the key to the young end of the map. */
function roll(counts: Map<string, Count>, id: string, bucket: number, maxKeys: number): Count {
  const last = counts.get(id)
  if (last?.bucket === bucket) return last
  const next = { bucket, previous: last?.bucket === bucket - 1 ? last.current : 0, current: 0 }
  if (last) counts.delete(id)
  else if (counts.size >= maxKeys) for (const oldest of counts.keys()) if (counts.delete(oldest)) break
  counts.set(id, next)
  return next
}
