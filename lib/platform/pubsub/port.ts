// What publish and subscribe are to us: short messages to whoever listens right now; nothing is kept.
import { log } from '@/lib/platform/log'

export type Unsubscribe = () => Promise<void>

/** Best effort: who is not connected misses it, and in trouble a message may come twice. */
export type PubSub = {
  publish(channel: string, message: string): Promise<void>
  /** Resolves once messages arrive; `onMessage` runs in the order of publication of one publisher. */
  subscribe(channel: string, onMessage: (message: string) => void): Promise<Unsubscribe>
}

/** Refuses a name that would not survive in the address of a REST call. Throws; names are written by us. */
export function checkChannel(channel: string): void {
  if (!/^[\w:.-]{1,200}$/.test(channel)) throw new Error(`"${channel}" is no channel: use letters, digits and : . _ -`)
}

/** One listener's failure must not keep the others from hearing. */
export function deliver(message: string, onMessage: (message: string) => void): void {
  try {
    onMessage(message)
  } catch (error) {
    log.error('A listener failed.', { error })
  }
}
