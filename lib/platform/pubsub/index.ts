// The pub/sub port: tells every process of Cairn what just happened; the environment chooses over what.
import 'server-only'
import { redis } from '@/lib/platform/redis/client'
import { withFallback } from './fallback'
import { memoryPubSub } from './memory'
import type { PubSub, Unsubscribe } from './port'
import { redisPubSub } from './redis'

const SHARED = Symbol.for('cairn.pubsub')

/** Sends a message to all who listen on the channel right now, in all processes. Never throws because Redis is away. */
export function publish(channel: string, message: string): Promise<void> {
  return shared().publish(channel, message)
}

/** Listens on a channel; call the result to stop. */
export function subscribe(channel: string, onMessage: (message: string) => void): Promise<Unsubscribe> {
  return shared().subscribe(channel, onMessage)
}

function shared(): PubSub {
  const holder = globalThis as typeof globalThis & { [SHARED]?: PubSub }
  holder[SHARED] ??= choose()
  return holder[SHARED]
}

function choose(): PubSub {
  const handle = redis()
  return handle ? withFallback(redisPubSub(handle.client), memoryPubSub()) : memoryPubSub()
}
