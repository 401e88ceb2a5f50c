// The queue's promises, on every adapter and a real database.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { transact } from '@/db/client'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { memoryQueue } from './memory'
import { pgBossQueue } from './pg-boss'
import type { Queue } from './port'

let closeDatabase: () => Promise<void>
beforeAll(async () => {
  closeDatabase = await openTestDatabase()
})
afterAll(() => closeDatabase())

const ctx = contextFor(systemActor('test'))

describe.each([
  ['pg-boss', () => pgBossQueue({ migrate: true, retryDelaySeconds: 0 })],
  ['memory', () => memoryQueue({ retryDelayMs: 1 })],
])('%s', (_, open) => {
  const adapter = open()
  let name: string
  let done: unknown[]
  const soon = { timeout: 10_000, interval: 20 }
  /** Polls like a worker that is woken, so that no test waits for the slow poll. */
  const settled = (read: (queue: Queue) => unknown) =>
    expect.poll(() => {
      adapter.wake(name)
      return read(adapter)
    }, soon)

  beforeEach(async () => {
    name = `q-${newId()}`
    done = []
    await adapter.start([name])
  })
  afterEach(() => adapter.stop())
  const keep = async ({ data }: { data: unknown }) => void done.push(data)

  test('jobs run at once after the commit that asked for them', async () => {
    await adapter.work(name, keep)
    await transact(ctx, async tx => {
      await adapter.enqueue(tx, name, { data: { n: 1 } }, { data: { n: 2 } })
      expect(done).toEqual([])
    })
    await expect.poll(() => done, { timeout: 1500, interval: 5 }).toHaveLength(2)
    expect(done).toEqual(expect.arrayContaining([{ n: 1 }, { n: 2 }]))
  })

  test('a rolled back transaction leaves no job', async () => {
    await adapter.work(name, keep)
    const undone = transact(ctx, async tx => {
      await adapter.enqueue(tx, name, { data: { from: 'the undone' } })
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    await adapter.enqueue(ctx, name, { data: { from: 'outside' } })
    await settled(() => done).toEqual([{ from: 'outside' }])
  })

  test('the same key is the same job, also once it is done', async () => {
    await adapter.work(name, keep)
    await adapter.enqueue(ctx, name, { data: { n: 1 }, key: 'one' }, { data: { n: 2 }, key: 'two' })
    await settled(() => done).toHaveLength(2)
    await adapter.enqueue(ctx, name, { data: { n: 3 }, key: 'one' }, { data: { n: 4 }, key: 'three' })
    await settled(() => done).toHaveLength(3)
    expect(done).toContainEqual({ n: 4 })
  })

  test('a job that throws is retried alone while the others go on', async () => {
    let tries = 0
    await adapter.work(name, async job => {
      if (JSON.stringify(job.data).includes('bad')) {
        tries += 1
        if (tries < 3) throw new Error('not yet')
      }
      await keep(job)
    })
    await adapter.enqueue(ctx, name, { data: { is: 'bad' } }, { data: { is: 'good' } })
    await settled(() => done).toHaveLength(2)
    expect(tries).toBe(3)
    expect(await adapter.failed(name)).toBe(0)
  })

  test('after five retries a job counts as failed and runs no more', async () => {
    let tries = 0
    await adapter.work(name, async () => {
      tries += 1
      throw new Error('never')
    })
    await adapter.enqueue(ctx, name, { data: {} })
    await settled(queue => queue.failed(name)).toBe(1)
    expect(tries).toBe(6)
  })

  test('failed jobs are listed with what they said, retried one or all, and discarded', async () => {
    let broken = true
    await adapter.work(name, async job => {
      if (broken) throw new Error(`no luck with ${JSON.stringify(job.data)}`)
      await keep(job)
    })
    await adapter.enqueue(ctx, name, { data: { n: 1 }, key: 'one' }, { data: { n: 2 } }, { data: { n: 3 } })
    await settled(queue => queue.failed(name)).toBe(3)
    const listed = await adapter.listFailed(name, 10)
    expect(listed.map(({ data }) => data)).toEqual(expect.arrayContaining([{ n: 1 }, { n: 2 }, { n: 3 }]))
    expect(listed.find(({ data }) => JSON.stringify(data) === '{"n":1}')).toMatchObject({
      error: 'no luck with {"n":1}',
      failedAt: expect.any(Date),
    })
    expect(await adapter.listFailed(name, 2)).toHaveLength(2)
    const [one, two] = listed
    broken = false
    expect(await adapter.retryFailed(name, [one?.id ?? '', newId(), 'nonsense'])).toBe(1)
    await settled(() => done).toEqual([one?.data])
    expect(await adapter.discardFailed(name, [two?.id ?? '', newId(), 'nonsense'])).toBe(1)
    expect(await adapter.failed(name)).toBe(1)
    expect(await adapter.retryFailed(name, 'all')).toBe(1)
    await settled(() => done).toHaveLength(2)
    expect(await adapter.retryFailed(name, 'all')).toBe(0)
    expect(await adapter.discardFailed(name, 'all')).toBe(0)
    expect(done).not.toContainEqual(two?.data)
  })

  test('what was retried and fails again is there again', async () => {
    await adapter.work(name, async () => {
      throw new Error('never')
    })
    await adapter.enqueue(ctx, name, { data: {} })
    await settled(queue => queue.failed(name)).toBe(1)
    expect(await adapter.retryFailed(name, 'all')).toBe(1)
    await settled(queue => queue.failed(name)).toBe(1)
    expect(await adapter.discardFailed(name, 'all')).toBe(1)
    expect(await adapter.listFailed(name, 10)).toEqual([])
  })

  test('a job waits for its time', async () => {
    await adapter.work(name, keep)
    const startAfter = new Date(Date.now() + 700)
    await adapter.enqueue(ctx, name, { data: { n: 'later' }, startAfter }, { data: { n: 'now' } })
    await settled(() => done).toContainEqual({ n: 'now' })
    expect(done).toHaveLength(1)
    await settled(() => done).toHaveLength(2)
    expect(Date.now()).toBeGreaterThanOrEqual(startAfter.getTime() - 50)
  })

  test('as many jobs run side by side as the worker allows, and no more', async () => {
    let running = 0
    let most = 0
    await adapter.work(
      name,
      async job => {
        running += 1
        most = Math.max(most, running)
        await new Promise(resolve => setTimeout(resolve, 60))
        running -= 1
        await keep(job)
      },
      { concurrency: 2 },
    )
    await adapter.enqueue(ctx, name, ...[1, 2, 3, 4, 5, 6].map(n => ({ data: { n } })))
    await settled(() => done).toHaveLength(6)
    expect(most).toBe(2)
  })

  test('what waits when the worker stops runs after the next start; what runs may end', async () => {
    await adapter.work(name, async job => {
      await new Promise(resolve => setTimeout(resolve, 50))
      await keep(job)
    })
    await adapter.enqueue(ctx, name, { data: { n: 1 } })
    await adapter.stop()
    await adapter.start([name])
    await adapter.enqueue(ctx, name, { data: { n: 2 } })
    await adapter.work(name, keep)
    await settled(() => done).toHaveLength(2)
  })

  test('a queue that was not started takes nothing', async () => {
    await expect(adapter.enqueue(ctx, 'nobody', { data: {} })).rejects.toThrow(/not started/)
  })
})
