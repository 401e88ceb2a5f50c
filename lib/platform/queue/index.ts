// The queue port: what runs later, in this process or in another one.
import 'server-only'
import { env } from '@/lib/env'
import { memoryQueue } from './memory'
import { pgBossQueue } from './pg-boss'
import type { Queue } from './port'

const QUEUE = Symbol.for('cairn.queue')
type Holder = typeof globalThis & { [QUEUE]?: Queue }

/** The queue of this process: in its database, or in memory under vitest. Production installs it by `npm run migrate`. */
export function queue(): Queue {
  const holder = globalThis as Holder
  holder[QUEUE] ??= env().NODE_ENV === 'test' ? memoryQueue() : pgBossQueue({ migrate: env().mode !== 'production' })
  return holder[QUEUE]
}

/** Puts a queue in place; tests bring their own. */
export function useQueue(chosen: Queue): void {
  const holder = globalThis as Holder
  holder[QUEUE] = chosen
}
