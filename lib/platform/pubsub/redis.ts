// Publish and subscribe over Redis: every process that listens hears it.
import 'server-only'
import type { Redis } from '@upstash/redis'
import { log } from '@/lib/platform/log'
import { checkChannel, deliver, type PubSub } from './port'

const PREFIX = 'cairn:'
const PATIENCE_MS = 250

/**
 * Messages travel as JSON text, which has no line breaks (a REST stream is read by lines) and which the client turns
 * back into the same string. While Redis is away `publish` throws, and a subscription waits for it in the background.
 */
export function redisPubSub(client: Redis): PubSub {
  return {
    publish: async (channel, message) => {
      checkChannel(channel)
      await client.publish(PREFIX + channel, JSON.stringify(message))
    },
    subscribe: async (channel, onMessage) => {
      checkChannel(channel)
      const subscriber = client.subscribe<string>([PREFIX + channel])
      subscriber.on('message', ({ message }) => deliver(message, onMessage))
      subscriber.on('error', error => log.error('Listening on a channel failed.', { channel, error }))
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, PATIENCE_MS)
        subscriber.on('subscribe', () => {
          clearTimeout(timer)
          resolve()
        })
      })
      return () => subscriber.unsubscribe()
    },
  }
}
