// Rate limits while Redis is away: this process decides alone.
import { countFallback } from '@/lib/platform/telemetry'
import type { Limiter } from './port'

/** Each verdict that this process gives alone is counted, so that a metric says when limits are not shared. */
export function withFallback(far: Limiter, near: Limiter): Limiter {
  return {
    take: (limit, key) =>
      far.take(limit, key).catch(() => {
        countFallback(limit.name)
        return near.take(limit, key)
      }),
  }
}
