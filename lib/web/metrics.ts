// The door of the metrics: Prometheus comes with a token of its own, so no account is asked for.
import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { contextFor, systemActor } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { log } from '@/lib/platform/log'
import { failedReactions, reactionDepths, waitingFacts } from '@/lib/platform/outbox/waiting'
import { areLimitsShared } from '@/lib/platform/rate-limit'
import { metricsText, type Readings } from '@/lib/platform/telemetry'
import { poolReadings } from '@/lib/platform/telemetry/pool'
import type { Handler, Operation } from './endpoint'
import { problem } from './problem'

const operation: Operation = {
  summary: 'What this process measures, as Prometheus reads it',
  description: 'Asks for the bearer token METRICS_TOKEN; where that is unset, there is nothing here.',
  permission: 'site.measure',
  reply: 'bytes',
}

export const metrics: Handler = Object.assign(
  async (request: Request): Promise<Response> => {
    try {
      assertToken(request)
      const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }
      return new Response(await metricsText(await readings()), { headers })
    } catch (error) {
      return problem(error, request)
    }
  },
  { operation },
)

/** Compares hashes, so that time tells neither the token nor its length. */
function assertToken(request: Request): void {
  const { METRICS_TOKEN } = env()
  if (!METRICS_TOKEN) throw new DomainError('not_found', 'There is nothing at this address.')
  const given = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  const hash = (text: string) => createHash('sha256').update(text).digest()
  if (timingSafeEqual(hash(given), hash(METRICS_TOKEN))) return
  throw new DomainError('unauthenticated', 'The metrics ask for their own bearer token.')
}

/** What is known only when it is asked for; what cannot be told now is left out. */
async function readings(): Promise<Readings> {
  const told = await Promise.allSettled([
    waitingFacts(contextFor(systemActor('metrics'))).then(one('cairn_outbox_waiting', OUTBOX)),
    failedReactions().then(one('cairn_reactions_failed', 'Reactions that used up their retries.')),
    reactionDepths().then(jobs),
    Promise.resolve().then(poolReadings),
    one('cairn_rate_limits_shared', LIMITS_SHARED)(areLimitsShared() ? 1 : 0),
  ])
  const [database] = told
  if (database.status === 'rejected') log.warn('the metrics do without the database', { error: database.reason })
  return Object.assign({}, ...told.map(each => (each.status === 'fulfilled' ? each.value : {})))
}

const OUTBOX = 'Facts that wait for a dispatcher, counted to 10000.'
const LIMITS_SHARED = '1 while rate limits are shared through Redis, 0 while each process counts alone.'

function one(name: string, help: string): (value: number) => Readings {
  return value => ({ [name]: { help, values: [{ value }] } })
}

function jobs(depths: { queue: string; waiting: number; active: number }[]): Readings {
  const values = depths.flatMap(({ queue, waiting, active }) => [
    { labels: { queue, state: 'waiting' }, value: waiting },
    { labels: { queue, state: 'active' }, value: active },
  ])
  return { cairn_queue_jobs: { help: 'Jobs that wait and that run, by queue.', values } }
}
