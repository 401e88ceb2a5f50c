// Whether this process can do its work: database, cache and queue, each asked with a time limit.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { handle } from '@/db/client'
import { env } from '@/lib/env'
import { cache } from '@/lib/platform/cache'
import { log } from '@/lib/platform/log'
import { queue } from '@/lib/platform/queue'

/** `memory` is a twin inside this process: it works, and is lost with the process. */
type CheckState = 'ok' | 'memory' | 'down'
type Check = { state: CheckState; latencyMs: number }
export type Health = { status: 'ok' | 'degraded' | 'down'; checks: Record<'database' | 'cache' | 'queue', Check> }

const LIMIT_MS = 1000

/** Asks all three at once, for 1 s at most. Without the database nothing works; without the others it is slower or later. */
export async function health(): Promise<Health> {
  const [database, cacheCheck, queueCheck] = await Promise.all([
    timed('database', databaseState),
    timed('cache', cacheState),
    timed('queue', () => queue().check()),
  ])
  const checks = { database, cache: cacheCheck, queue: queueCheck }
  const down = Object.values(checks).some(check => check.state === 'down')
  return { status: database.state === 'down' ? 'down' : down ? 'degraded' : 'ok', checks }
}

async function databaseState(): Promise<CheckState> {
  await handle().db.execute(sql`SELECT 1`)
  return 'ok'
}

/** The cache never throws, so it is asked whether it remembers. */
async function cacheState(): Promise<CheckState> {
  const key = `health:${process.pid}`
  const stamp = randomUUID()
  await cache().set(key, stamp, { ttlSeconds: 10 })
  if ((await cache().get(key)) !== stamp) return 'down'
  return env().REDIS_URL || env().UPSTASH_REDIS_REST_URL ? 'ok' : 'memory'
}

async function timed(name: string, ask: () => Promise<CheckState>): Promise<Check> {
  const startedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${LIMIT_MS} ms.`)), LIMIT_MS)
  })
  const asked = async () => ask()
  const state = await Promise.race([asked(), limit]).catch((error: unknown): CheckState => {
    log.warn('a health check failed', { check: name, error })
    return 'down'
  })
  clearTimeout(timer)
  return { state, latencyMs: Math.round(performance.now() - startedAt) }
}
