// The ranking port: who stands above whom, kept in memory that may be lost; the environment chooses where.
import 'server-only'
import { redis } from '@/lib/platform/redis/client'
import { noRanking } from './none'
import type { Ranking } from './port'
import { redisRanking } from './redis'

export type { Ranking, Score } from './port'

const SHARED = Symbol.for('cairn.ranking')
type Holder = typeof globalThis & { [SHARED]?: Ranking }

/** The ranking of this process; without Redis one that knows nothing. */
export function ranking(): Ranking {
  const holder: Holder = globalThis
  holder[SHARED] ??= choose()
  return holder[SHARED]
}

/** Puts another one in place; tests bring their own. */
export function installRanking(other: Ranking): void {
  const holder: Holder = globalThis
  holder[SHARED] = other
}

function choose(): Ranking {
  const handle = redis()
  return handle ? redisRanking(handle.client) : noRanking
}
