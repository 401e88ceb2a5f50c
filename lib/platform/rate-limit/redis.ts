// The rate limiter over Redis: all processes count together, by the sliding window of @upstash/ratelimit.
import 'server-only'
import { Ratelimit } from '@upstash/ratelimit'
import type { Redis } from '@upstash/redis'
import { type Limiter, secondsUntil } from './port'

export function redisLimiter(client: Redis, prefix = 'cairn:rate'): Limiter {
  const limits = new Map<string, Ratelimit>()
  return {
    take: async ({ name, limit, windowSeconds }, key) => {
      const id = `${name}:${limit}:${windowSeconds}`
      const ratelimit =
        limits.get(id) ??
        new Ratelimit({
          redis: client,
          limiter: Ratelimit.slidingWindow(limit, `${windowSeconds} s`),
          prefix: `${prefix}:${name}`,
          ephemeralCache: false, // it would grow without bound, and refuse longer than the window does
          timeout: 0, // the client has its own
          enableTelemetry: false,
        })
      limits.set(id, ratelimit)
      const { success, remaining, reset } = await ratelimit.limit(key)
      return { allowed: success, limit, remaining, resetSeconds: secondsUntil(reset, Date.now()) }
    },
  }
}
