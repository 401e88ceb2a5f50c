// Rate limits while Redis is away: this process decides alone.
import type { Limiter } from './port'

export function withFallback(far: Limiter, near: Limiter): Limiter {
  return { take: (limit, key) => far.take(limit, key).catch(() => near.take(limit, key)) }
}
