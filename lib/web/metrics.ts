// The door of the metrics: Prometheus comes with a token of its own, so no account is asked for.
import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { contextFor, systemActor } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import { log } from '@/lib/platform/log'
import { failedReactions, waitingFacts } from '@/lib/platform/outbox/waiting'
import { metricsText } from '@/lib/platform/telemetry'
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
      return new Response(metricsText(await gauges()), { headers })
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

/** What only the database and the queue know; what they do not tell is left out. */
async function gauges(): Promise<Record<string, { help: string; value: number }>> {
  const [waiting, failed] = await Promise.allSettled([
    waitingFacts(contextFor(systemActor('metrics'))),
    failedReactions(),
  ])
  if (waiting.status === 'rejected') log.warn('the metrics do without the database', { error: waiting.reason })
  return {
    ...(waiting.status === 'fulfilled' && {
      cairn_outbox_waiting: { help: 'Facts that wait for a dispatcher, counted to 10000.', value: waiting.value },
    }),
    ...(failed.status === 'fulfilled' && {
      cairn_reactions_failed: { help: 'Reactions that used up their retries.', value: failed.value },
    }),
  }
}
