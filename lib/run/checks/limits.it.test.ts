// Processes that share a Redis share their limits; without it each counts alone, goes on, and a metric says so.
import { afterEach, expect, test } from 'vitest'
import { newId } from '@/lib/core/ids'
import { env } from '@/lib/env'
import { take } from '@/lib/platform/rate-limit'
import { closeRedis } from '@/lib/platform/redis/client'
import { metricsText } from '@/lib/platform/telemetry'
import { startProcess } from '../testing/processes'

const { TEST_REDIS_URL } = process.env
if (!TEST_REDIS_URL) test.skip('limits of two processes over Redis (TEST_REDIS_URL is not set)')

afterEach(() => {
  closeRedis()
  for (const handle of ['cairn.redis', 'cairn.rate-limit']) Reflect.deleteProperty(globalThis, Symbol.for(handle))
  env().REDIS_URL = undefined
})

async function allowedBy(processes: number, times: number, redisUrl: string): Promise<number[]> {
  const settings = { TAKE: `test-${newId()} ${times}`, REDIS_URL: redisUrl, NODE_ENV: 'test' }
  const children = Array.from({ length: processes }, () => startProcess('lib/run/checks/taker.testing.ts', settings))
  await Promise.all(children.map(child => child.ended))
  for (const child of children) expect(child.lines, child.complaints()).toHaveLength(1)
  return children.map(child => Number(child.lines[0]?.split(' ')[1]))
}

test.runIf(TEST_REDIS_URL)('two processes on one Redis let on as many as the limit, together', async () => {
  const allowed = await allowedBy(2, 50, TEST_REDIS_URL ?? '')
  expect(allowed.reduce((sum, each) => sum + each, 0)).toBe(60)
  expect(Math.min(...allowed)).toBeGreaterThan(0)
})

test('two processes whose Redis is away go on, each with a limit of its own', async () => {
  expect(await allowedBy(2, 50, 'redis://127.0.0.1:1')).toEqual([50, 50])
})

test('a metric counts the verdicts that were given alone', async () => {
  env().REDIS_URL = 'redis://127.0.0.1:1'
  const limit = { name: `lonely-${newId()}`, limit: 2, windowSeconds: 60 }
  const verdicts = []
  for (let i = 0; i < 3; i++) verdicts.push((await take(limit, 'somebody')).allowed)
  expect(verdicts).toEqual([true, true, false])
  const text = await metricsText({})
  expect(text).toContain(`cairn_rate_limit_fallback_total{limit="${limit.name}"} 3\n`)
  expect(text).toContain(`cairn_rate_limit_requests_total{limit="${limit.name}",result="refused"} 1\n`)
})
