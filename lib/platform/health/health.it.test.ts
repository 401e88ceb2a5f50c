// Health tells the truth, and tells it in time.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeDatabase } from '@/db/client'
import { openTestDatabase } from '@/db/testing'
import { useQueue } from '@/lib/platform/queue'
import { memoryQueue } from '@/lib/platform/queue/memory'
import { health } from './index'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
beforeEach(() => useQueue(memoryQueue()))
afterAll(() => close())

test('all is well with a database and the memory twins', async () => {
  expect(await health()).toMatchObject({
    status: 'ok',
    checks: { database: { state: 'ok' }, cache: { state: 'memory' }, queue: { state: 'memory' } },
  })
})

test('a queue that does not answer within a second is down, which is only a degradation', async () => {
  useQueue({ ...memoryQueue(), check: () => new Promise(() => {}) })
  const { status, checks } = await health()
  expect({ status, queue: checks.queue.state }).toEqual({ status: 'degraded', queue: 'down' })
  expect(checks.queue.latencyMs).toBeLessThan(1500)
})

test('without a database everything is down', async () => {
  await closeDatabase()
  expect(await health()).toMatchObject({ status: 'down', checks: { database: { state: 'down' } } })
})
