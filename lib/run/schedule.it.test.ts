// The clock ticks once a minute, however many processes have one.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/platform'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { defineReaction, reactions } from '@/lib/core/event'
import { clockMinute } from '@/lib/events/clock'
import { useQueue } from '@/lib/platform/queue'
import { memoryQueue } from '@/lib/platform/queue/memory'
import { tick } from './schedule'
import { startWorker, stopWorker } from './worker'

const ctx = contextFor(systemActor('test'))
let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterEach(() => stopWorker())
afterAll(() => close())

test('each minute is told once, and reaches who listens', async () => {
  const heard: string[] = []
  useQueue(memoryQueue({ retryDelayMs: 1 }))
  const listen = defineReaction({
    name: 'test.listen',
    on: clockMinute,
    mode: 'queued',
    run: async (_, { payload }) => void heard.push(payload.at),
  })
  reactions().set(listen.name, listen)
  await startWorker()
  await Promise.all([tick(new Date('2026-01-01T10:00:01Z')), tick(new Date('2026-01-01T10:00:59.9Z'))])
  await tick(new Date('2026-01-01T10:01:00Z'))
  await expect
    .poll(() => heard.filter(at => at.startsWith('2026-01-01')).sort(), { timeout: 10_000 })
    .toEqual(['2026-01-01T10:00:00.000Z', '2026-01-01T10:01:00.000Z'])
})

test('where nobody listens, nothing is told', async () => {
  reactions().clear()
  useQueue(memoryQueue({ retryDelayMs: 1 }))
  const before = await db(ctx).$count(outbox)
  await startWorker()
  await tick(new Date('2026-01-02T10:00:00Z'))
  expect(await db(ctx).$count(outbox)).toBe(before)
})
