// The clock: one fact a minute for the whole deployment, to which reactions listen.
import { transact } from '@/db/client'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { clockMinute } from '@/lib/events/clock'
import { log } from '@/lib/platform/log'
import { emit } from '@/lib/platform/outbox/emit'
import { queue } from '@/lib/platform/queue'

/** The queue whose jobs are `{ at }`: the minute is the key of its job, so that many workers make it tick once. */
export const CLOCK = 'clock'

const MINUTE_MS = 60_000

/** Ticks at once and then at each full minute; call the result to stop. The queue is started before. */
export async function startClock(now = () => new Date()): Promise<() => void> {
  await queue().work(CLOCK, ({ data }) => tell(data))
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const next = () => {
    if (stopped) return
    timer = setTimeout(beat, MINUTE_MS - (now().getTime() % MINUTE_MS) + 5)
    timer.unref()
  }
  const beat = () => {
    void tick(now()).catch(error => log.error('the clock could not tick; the next minute tries again', { error }))
    next()
  }
  beat()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

/** Asks for the fact of this minute; asking again for the same minute adds nothing. Where nobody listens, nothing is told. */
export async function tick(now: Date): Promise<void> {
  if (![...reactions().values()].some(({ on }) => on.name === clockMinute.name)) return
  const at = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS).toISOString()
  await queue().enqueue(contextFor(systemActor('clock')), CLOCK, { data: { at }, key: at })
}

async function tell(data: unknown): Promise<void> {
  const payload = clockMinute.schema.parse(data)
  await transact(contextFor(systemActor('clock')), async tx => {
    await emit(tx, clockMinute, payload)
  })
}
