// The rate limit port: counts requests by key, so that no one can take what belongs to all.
import 'server-only'
import { createHash } from 'node:crypto'
import { env } from '@/lib/env'
import { redis } from '@/lib/platform/redis/client'
import { countVerdict } from '@/lib/platform/telemetry'
import { withFallback } from './fallback'
import { memoryLimiter } from './memory'
import type { Limit, Limiter, Verdict } from './port'
import { redisLimiter } from './redis'

export type { Limit, Verdict } from './port'

const SHARED = Symbol.for('cairn.rate-limit')
const LONGEST_KEY = 100

/** Counts one request of `key` (a user, an address) against a limit scaled by RATE_LIMIT_SCALE, and says if it may go on. */
export async function take(limit: Limit, key: string): Promise<Verdict> {
  const scaled = { ...limit, limit: Math.max(1, Math.round(limit.limit * env().RATE_LIMIT_SCALE)) }
  const short = key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('base64url')
  const verdict = await shared().take(scaled, short)
  countVerdict(limit.name, verdict.allowed)
  return verdict
}

/** Whether limits are shared by all processes just now, or counted by each alone. */
export function areLimitsShared(): boolean {
  const handle = redis()
  return handle !== undefined && !handle.isAway()
}

function shared(): Limiter {
  const holder = globalThis as typeof globalThis & { [SHARED]?: Limiter }
  holder[SHARED] ??= choose()
  return holder[SHARED]
}

function choose(): Limiter {
  const handle = redis()
  return handle ? withFallback(redisLimiter(handle.client), memoryLimiter()) : memoryLimiter()
}
