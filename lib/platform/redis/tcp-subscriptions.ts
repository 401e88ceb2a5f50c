// Subscriptions over TCP: one connection of their own, opened by the first, which subscribes again after every loss.
import 'server-only'
import { Redis } from 'ioredis'

/** Gets what Upstash streams: `subscribe,channel,1` once, then `message,channel,payload`. */
type OnData = (data: string) => void
type Channel = { listeners: Set<OnData>; active: Promise<unknown> }

const PING_MS = 20_000

export function tcpSubscriptions(url: string) {
  const channels = new Map<string, Channel>()
  let connection: Redis | undefined
  let pings: NodeJS.Timeout | undefined

  const open = (): Redis => {
    const redis = new Redis(url, {
      protocol: 2,
      maxRetriesPerRequest: null,
      socketTimeout: 5000, // after a ping without an answer
      retryStrategy: times => Math.min(times * 100, 1000),
    })
    redis.on('error', () => {}) // it comes back by itself
    redis.on('message', (name: string, payload: string) => {
      for (const listener of [...(channels.get(name)?.listeners ?? [])]) listener(`message,${name},${payload}`)
    })
    pings = setInterval(() => {
      if (redis.status === 'ready') redis.ping().catch(() => {})
    }, PING_MS)
    pings.unref()
    return redis
  }

  const drop = (name: string, listener: OnData) => {
    const channel = channels.get(name)
    if (!channel?.listeners.delete(listener) || channel.listeners.size > 0) return
    channels.delete(name)
    connection?.unsubscribe(name).catch(() => {})
  }

  return {
    /** Resolves once Redis has confirmed; stops when the signal aborts. */
    add: async (name: string, listener: OnData, signal: AbortSignal | undefined): Promise<number> => {
      if (signal?.aborted) return 0
      connection ??= open()
      const channel = channels.get(name) ?? { listeners: new Set(), active: connection.subscribe(name) }
      channels.set(name, channel)
      channel.listeners.add(listener)
      signal?.addEventListener('abort', () => drop(name, listener), { once: true })
      await channel.active.catch(error => {
        channels.delete(name)
        throw error
      })
      if (!signal?.aborted) listener(`subscribe,${name},1`)
      return 1
    },
    close: () => {
      clearInterval(pings)
      connection?.disconnect()
    },
  }
}
