// Speaks to any Redis over TCP for the Upstash client: its requests become ioredis commands.
import 'server-only'
import { once } from 'node:events'
import { errors, type Requester, type UpstashRequest, type UpstashResponse } from '@upstash/redis'
import { type ChainableCommander, Redis } from 'ioredis'
import { type Command, plainLua } from './plain-lua'
import { tcpSubscriptions } from './tcp-subscriptions'

type Reply = { result: unknown } | { error: string }
type Options = { connectTimeoutMs?: number }

/** A requester over one connection, and a second one for subscriptions once there is any. */
export function tcpRequester(
  url: string,
  { connectTimeoutMs = 250 }: Options = {},
): { requester: Requester; close(): void } {
  // Nothing waits in a queue: what could not be sent in time must not happen later.
  const redis = new Redis(url, {
    protocol: 2,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    socketTimeout: 5000,
    retryStrategy: times => Math.min(times * 100, 1000),
  })
  redis.on('error', () => {}) // the command that notices says so
  const subscriptions = tcpSubscriptions(url)
  const rewrite = plainLua()

  let connecting: Promise<unknown> | undefined
  const connected = async () => {
    if (redis.status === 'ready') return
    connecting ??= once(redis, 'ready', { signal: AbortSignal.timeout(connectTimeoutMs) }).finally(() => {
      connecting = undefined
    })
    await connecting
  }

  const answer = async ({ path, body, isStreaming, onMessage, signal }: UpstashRequest): Promise<Reply | Reply[]> => {
    if (isStreaming) return { result: await subscriptions.add(path?.[1] ?? '', onMessage ?? (() => {}), signal) }
    await connected()
    if (path?.[0] === 'pipeline') return batch(redis.pipeline(), body, rewrite)
    if (path?.[0] === 'multi-exec') return batch(redis.multi(), body, rewrite)
    const [name, ...args] = rewrite(toCommand(body))
    return redis.call(name, args).then(result => ({ result }), toReply)
  }

  return {
    requester: { request: async <T>(request: UpstashRequest) => (await answer(request)) as UpstashResponse<T> },
    close: () => {
      subscriptions.close()
      redis.disconnect()
    },
  }
}

async function batch(chain: ChainableCommander, body: unknown, rewrite: (command: Command) => Command) {
  for (const item of body as unknown[]) {
    const [name, ...args] = rewrite(toCommand(item))
    chain.call(name, args)
  }
  const replies = await chain.exec().catch((error: Error) => {
    throw error.name === 'ReplyError' ? new errors.UpstashError(error.message) : error
  })
  return (replies ?? []).map(([error, result]) => (error ? toReply(error) : { result }))
}

/** In upper case, because ioredis reshapes the answers of the names it knows, such as hgetall. */
function toCommand(body: unknown): Command {
  const [name, ...args] = (body as unknown[]).map(String)
  return [(name ?? '').toUpperCase(), ...args]
}

/** What Redis answered as an error is an answer; anything else means that we did not reach it. */
function toReply(error: Error): { error: string } {
  if (error.name !== 'ReplyError') throw error
  return { error: error.message }
}
