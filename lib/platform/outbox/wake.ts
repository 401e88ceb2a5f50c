// Tells whoever dispatches the outbox that new facts wait, right after the commit that recorded them.
import { log } from '@/lib/platform/log'
import { publish } from '@/lib/platform/pubsub'

/** The channel on which a process without a worker wakes the workers of others. */
export const WAKE_CHANNEL = 'outbox'

const LISTENERS = Symbol.for('cairn.outbox.listeners')
type Holder = typeof globalThis & { [LISTENERS]?: Set<() => void> }

function listeners(): Set<() => void> {
  const holder = globalThis as Holder
  holder[LISTENERS] ??= new Set()
  return holder[LISTENERS]
}

/** Calls `fn` whenever facts that this process recorded wait; call the result to stop. */
export function onWake(fn: () => void): () => void {
  listeners().add(fn)
  return () => void listeners().delete(fn)
}

/** Never throws: the facts are safe already, and a poll finds them if nobody hears this. */
export function wakeDispatcher(): void {
  if (listeners().size === 0) void publish(WAKE_CHANNEL, '')
  for (const wake of listeners()) {
    try {
      wake()
    } catch (error) {
      log.error('waking the outbox dispatcher failed', { error })
    }
  }
}
