// The worker: brings facts to their queued reactions, and clears away what has served.
import { z } from 'zod'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { clearStaleUploads } from '@/lib/media/uploads/clear-stale-uploads'
import { purgeIdempotencyKeys } from '@/lib/platform/idempotency'
import { purgeLiveEvents } from '@/lib/platform/live'
import { log } from '@/lib/platform/log'
import { dispatch, purgeOutbox, REACTIONS, recordedFact, SLOW_REACTIONS } from '@/lib/platform/outbox/dispatch'
import { onWake, WAKE_CHANNEL } from '@/lib/platform/outbox/wake'
import { subscribe } from '@/lib/platform/pubsub'
import { queue } from '@/lib/platform/queue'
import { CLOCK, startClock } from './schedule'

const POLL_MS = 5000
const HOUR_MS = 3_600_000
const CONCURRENCY = 2

const QUEUES = [REACTIONS, SLOW_REACTIONS, CLOCK]

type Worker = { stop(): Promise<void> }
const WORKER = Symbol.for('cairn.worker')
type Holder = typeof globalThis & { [WORKER]?: Promise<Worker> }

/** Makes the tables of the job queue, which production does not make by itself: part of `npm run migrate`. */
export async function installQueues(): Promise<void> {
  await queue().install(QUEUES)
}

/** Starts the worker of this process once. The database is open and the reactions are wired before. */
export async function startWorker(): Promise<void> {
  const holder = globalThis as Holder
  holder[WORKER] ??= start().catch(error => {
    holder[WORKER] = undefined
    throw error
  })
  await holder[WORKER]
}

/** Lets running reactions end, then stops; facts that wait are safe in the database. */
export async function stopWorker(): Promise<void> {
  const holder = globalThis as Holder
  const worker = await holder[WORKER]
  holder[WORKER] = undefined
  await worker?.stop()
}

async function start(): Promise<Worker> {
  await queue().start(QUEUES)
  await queue().work(REACTIONS, ({ data }) => react(data), { concurrency: CONCURRENCY })
  await queue().work(SLOW_REACTIONS, ({ data }) => react(data))
  const drain = oneAtATime(dispatchAll)
  const listening = [onWake(drain), await subscribe(WAKE_CHANNEL, drain)]
  const timers = [setInterval(drain, POLL_MS), setInterval(purge, HOUR_MS)]
  for (const timer of timers) timer.unref()
  drain()
  void purge()
  const stopClock = await startClock()
  return {
    async stop() {
      for (const stopListening of listening) await stopListening()
      for (const timer of timers) clearInterval(timer)
      stopClock()
      await drain.idle()
      await queue().stop()
    },
  }
}

const ReactionJob = z.object({ reaction: z.string(), factId: z.uuid() })

/** Runs one reaction to one fact. A reaction that this version does not know is retried: another process may. */
async function react(data: unknown): Promise<void> {
  const job = ReactionJob.parse(data)
  const reaction = reactions().get(job.reaction)
  if (!reaction) throw new Error(`No reaction is called "${job.reaction}" here.`)
  const actor = systemActor(reaction.name)
  const fact = await recordedFact(contextFor(actor), job.factId)
  if (!fact) return log.warn('a fact was purged before its reaction ran', job)
  await reaction.run(contextFor(actor, undefined, fact.requestId), fact)
}

async function dispatchAll(): Promise<void> {
  try {
    while ((await dispatch()) > 0);
  } catch (error) {
    log.error('the outbox could not be dispatched; the next poll tries again', { error })
  }
}

async function purge(): Promise<void> {
  const ctx = contextFor(systemActor('purge'))
  try {
    await purgeOutbox(ctx)
    await purgeIdempotencyKeys(ctx)
    await clearStaleUploads(ctx)
    await purgeLiveEvents(ctx)
  } catch (error) {
    log.error('old facts, replies, live events and uploads could not be purged', { error })
  }
}

/** Runs `work` alone: a call during a run lets it run once more afterwards. `idle` waits for the end and ends further runs. */
function oneAtATime(work: () => Promise<void>) {
  let running: Promise<void> | undefined
  let again = false
  let ended = false
  const loop = async () => {
    do {
      again = false
      await work()
    } while (again && !ended)
    running = undefined
  }
  const call = () => {
    again = true
    if (!ended) running ??= loop()
  }
  return Object.assign(call, {
    async idle() {
      ended = true
      await running
    },
  })
}
