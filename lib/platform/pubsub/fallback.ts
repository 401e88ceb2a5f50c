// Publish and subscribe while Redis comes and goes: what cannot go out is still heard inside this process.
import type { PubSub } from './port'

/** Messages go through `far`; only one that fails there goes through `near`. Listeners listen to both. */
export function withFallback(far: PubSub, near: PubSub): PubSub {
  return {
    publish: (channel, message) => far.publish(channel, message).catch(() => near.publish(channel, message)),
    subscribe: async (channel, onMessage) => {
      const stops = await Promise.all([near.subscribe(channel, onMessage), far.subscribe(channel, onMessage)])
      return async () => void (await Promise.all(stops.map(stop => stop())))
    },
  }
}
