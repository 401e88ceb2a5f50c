// The Redis of this process: one Upstash client over TCP or REST, chosen by the environment, or none.
import 'server-only'
import { Redis } from '@upstash/redis'
import { env } from '@/lib/env'
import { log } from '@/lib/platform/log'
import { guard } from './guard'
import { restRequester } from './rest'
import { tcpRequester } from './tcp'

/** `isAway` tells that the last command could not reach Redis. */
export type RedisHandle = { client: Redis; isAway(): boolean; close(): void }
/** A TCP address, or Upstash's REST address with its token. */
export type RedisAddress = { url: string } | { restUrl: string; token: string }

const SHARED = Symbol.for('cairn.redis')
type Holder = typeof globalThis & { [SHARED]?: RedisHandle }

/** The handle that all module graphs of this process share, or undefined when the environment names no Redis. */
export function redis(): RedisHandle | undefined {
  const holder: Holder = globalThis
  const { REDIS_URL, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN } = env()
  if (REDIS_URL) holder[SHARED] ??= connectRedis({ url: REDIS_URL })
  else if (UPSTASH_REDIS_REST_URL && UPSTASH_REDIS_REST_TOKEN)
    holder[SHARED] ??= connectRedis({ restUrl: UPSTASH_REDIS_REST_URL, token: UPSTASH_REDIS_REST_TOKEN })
  return holder[SHARED]
}

/** Lets the process end; commands from then on fail as if Redis were away. */
export function closeRedis(): void {
  const holder: Holder = globalThis
  holder[SHARED]?.close()
}

/** A client whose commands answer or throw in 250 ms, whatever state Redis is in. */
export function connectRedis(address: RedisAddress): RedisHandle {
  const { requester, close } =
    'url' in address ? tcpRequester(address.url) : restRequester({ url: address.restUrl, token: address.token })
  const guarded = guard(requester, {
    onChange: (isAway, error) =>
      isAway ? log.warn('Redis is away: going on without it.', { error }) : log.info('Redis is back.'),
  })
  return { client: new Redis(guarded), isAway: guarded.isAway, close }
}
