// Publish and subscribe inside this process: what a single process uses, and what is left while Redis is away.
import { EventEmitter } from 'node:events'
import { checkChannel, deliver, type PubSub } from './port'

/** Listeners run after the publisher's own turn, as they would with a network between. */
export function memoryPubSub(): PubSub {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    publish: async (channel, message) => {
      checkChannel(channel)
      queueMicrotask(() => emitter.emit(`#${channel}`, message))
    },
    subscribe: async (channel, onMessage) => {
      checkChannel(channel)
      const listen = (message: string) => deliver(message, onMessage)
      emitter.on(`#${channel}`, listen)
      return async () => void emitter.off(`#${channel}`, listen)
    },
  }
}
