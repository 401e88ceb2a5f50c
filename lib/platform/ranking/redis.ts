// The ranking in Redis: one sorted set a board, which carries its own mark of being whole.
import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Redis } from '@upstash/redis'
import type { Ranking, Score } from './port'

/** A member that no id can be, far below every score: `~` stands in a whole set, `~…` in one that is being filled. */
const WHOLE = '~'
const BELOW = '-1e300'
/** While a set is filled: longer than any pause between two pages. */
const FILLING_SECONDS = 120

const ABOVE = `
if not redis.call('ZSCORE', KEYS[1], '~') then return -1 end
return redis.call('ZCOUNT', KEYS[1], '(' .. ARGV[1], '+inf')`

/** ARGV: 'GT' or '' and then score, member … */
const PUT = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
for i = 2, #ARGV, 2 do
  if ARGV[1] == 'GT' then redis.call('ZADD', KEYS[1], 'GT', ARGV[i], ARGV[i + 1])
  else redis.call('ZADD', KEYS[1], ARGV[i], ARGV[i + 1]) end
end
return 1`

/** ARGV: this filling's mark and then score, member … */
const PAGE = `
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then return 0 end
for i = 2, #ARGV, 2 do redis.call('ZADD', KEYS[1], 'NX', ARGV[i], ARGV[i + 1]) end
redis.call('EXPIRE', KEYS[1], ${FILLING_SECONDS})
return 1`

/** ARGV: this filling's mark, seconds to live. */
const FINISH = `
if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('ZADD', KEYS[1], ${BELOW}, '~')
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1`

/** A command is answered in 250 ms or given up: small enough for the slowest machine. */
const AT_ONCE = 500

export function redisRanking(client: Redis, prefix = 'cairn:ranking'): Ranking {
  const above = client.createScript<number>(ABOVE)
  const put = client.createScript<number>(PUT)
  const page = client.createScript<number>(PAGE)
  const finish = client.createScript<number>(FINISH)
  const keyOf = (set: string) => `${prefix}:${set}`

  return {
    above: async (set, score) => {
      const count = await above.exec([keyOf(set)], [String(score)])
      return count < 0 ? undefined : count
    },
    put: async (set, scores, { lower = false } = {}) => {
      for (const part of parts(scores)) await put.exec([keyOf(set)], [lower ? '' : 'GT', ...flat(part)])
    },
    remove: async (set, members) => {
      if (members.length > 0) await client.zrem(keyOf(set), ...members)
    },
    fill: async (set, pages, ttlSeconds) => {
      const key = keyOf(set)
      const mark = WHOLE + randomBytes(9).toString('base64url')
      const begin = client.multi()
      begin.del(key)
      begin.zadd(key, { score: Number(BELOW), member: mark })
      begin.expire(key, FILLING_SECONDS)
      await begin.exec()
      for await (const scores of pages) {
        for (const part of parts(scores)) if ((await page.exec([key], [mark, ...flat(part)])) === 0) return false
      }
      return (await finish.exec([key], [mark, String(ttlSeconds)])) === 1
    },
    isWhole: async set => (await client.zscore(keyOf(set), WHOLE)) !== null,
  }
}

function parts(scores: Score[]): Score[][] {
  return Array.from({ length: Math.ceil(scores.length / AT_ONCE) }, (_, n) =>
    scores.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  )
}

function flat(scores: Score[]): string[] {
  return scores.flatMap(({ member, score }) => [String(score), member])
}
