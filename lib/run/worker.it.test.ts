// Facts reach their reactions on a real database, whatever happens in between.
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { db, rows, type TxContext, transact } from '@/db/client'
import { categories } from '@/db/schema/courses'
import { idempotencyKeys, outbox } from '@/db/schema/platform'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { defineFact, defineReaction, type Fact, type Reaction, reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { dispatch } from '@/lib/platform/outbox/dispatch'
import { emit } from '@/lib/platform/outbox/emit'
import { WAKE_CHANNEL } from '@/lib/platform/outbox/wake'
import { publish } from '@/lib/platform/pubsub'
import { useQueue } from '@/lib/platform/queue'
import { memoryQueue } from '@/lib/platform/queue/memory'
import { pgBossQueue } from '@/lib/platform/queue/pg-boss'
import { installQueues, startWorker, stopWorker } from './worker'

const StoneSet = defineFact('stone.set', z.object({ stoneId: z.string(), height: z.number().int() }))
const ctx = contextFor(systemActor('test'))
const payload = { stoneId: 's1', height: 3 }
const setStone = () => transact(ctx, tx => emit(tx, StoneSet, payload))
const soon = { timeout: 10_000, interval: 20 }

function react<P>(name: string, on: Reaction<P>['on'], run: Reaction<P>['run'], mode: Reaction['mode'] = 'queued') {
  reactions().set(name, defineReaction({ name, on, mode, run }))
}

describe.each([
  ['pg-boss', () => pgBossQueue({ migrate: true, retryDelaySeconds: 0 })],
  ['memory', () => memoryQueue({ retryDelayMs: 1 })],
])('with %s', (_, open) => {
  let close: () => Promise<void>
  let seen: Fact[]
  const keep = async (_ctx: unknown, fact: Fact) => void seen.push(fact)

  beforeAll(async () => {
    close = await openTestDatabase()
  })
  beforeEach(async () => {
    await db(ctx).delete(outbox)
    useQueue(open())
    reactions().clear()
    seen = []
  })
  afterEach(() => stopWorker())
  afterAll(() => close())

  test('a fact reaches its queued reaction right after the commit, as it was recorded', async () => {
    react('keeper.keep', StoneSet, keep)
    react('other.keep', defineFact('stone.fell', z.object({})), keep)
    await startWorker()
    const { replies: _, ...fact } = await setStone()
    await expect.poll(() => seen, { timeout: 2000, interval: 5 }).toEqual([fact])
  })

  test('a reaction that throws is retried alone', async () => {
    let tries = 0
    react('keeper.keep', StoneSet, keep)
    react('keeper.stumble', StoneSet, async () => {
      tries += 1
      if (tries < 3) throw new Error('stumbled')
    })
    await startWorker()
    await setStone()
    await expect.poll(() => tries, soon).toBe(3)
    expect(seen).toHaveLength(1)
  })

  test('a rollback emits nothing', async () => {
    react('keeper.keep', StoneSet, keep)
    await startWorker()
    const undone = transact(ctx, async tx => {
      await emit(tx, StoneSet, { stoneId: 'undone', height: 1 })
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    await setStone()
    await expect.poll(() => seen, soon).toHaveLength(1)
    expect(seen[0]?.payload).toEqual(payload)
    expect(await db(ctx).$count(outbox)).toBe(1)
  })

  test('a fact that was committed before a crash is dispatched by the next worker', async () => {
    react('keeper.keep', StoneSet, keep)
    const facts = [await setStone(), await setStone()]
    expect(await db(ctx).$count(outbox, sql`dispatched_at is null`)).toBe(2)
    await startWorker()
    await expect.poll(() => seen.map(fact => fact.id).sort(), soon).toEqual(facts.map(fact => fact.id).sort())
    expect(await db(ctx).$count(outbox, sql`dispatched_at is null`)).toBe(0)
  })

  test('jobs that a stopped worker left are done by the next one', async () => {
    react('keeper.keep', StoneSet, keep)
    await startWorker()
    await stopWorker()
    await setStone()
    await startWorker()
    await expect.poll(() => seen, soon).toHaveLength(1)
  })

  test('a process without a worker wakes the workers of others', async () => {
    react('keeper.keep', StoneSet, keep)
    await startWorker()
    await db(ctx)
      .insert(outbox)
      .values({ id: newId(), name: StoneSet.name, payload, occurredAt: new Date(), requestId: 'elsewhere' })
    await publish(WAKE_CHANNEL, '')
    await expect.poll(() => seen, { timeout: 2000, interval: 5 }).toHaveLength(1)
  })

  test('a fact whose reaction already stands in the queue is not enqueued twice', async () => {
    react('keeper.keep', StoneSet, keep)
    await startWorker()
    const fact = await setStone()
    await expect.poll(() => seen, soon).toHaveLength(1)
    await db(ctx).update(outbox).set({ dispatchedAt: null }).where(eq(outbox.id, fact.id))
    await dispatch()
    await setStone()
    await expect.poll(() => seen, soon).toHaveLength(2)
    expect(seen.filter(one => one.id === fact.id)).toHaveLength(1)
  })

  test('two dispatchers at once take each fact once', async () => {
    react('keeper.keep', StoneSet, keep)
    for (let i = 0; i < 5; i += 1) await setStone()
    await startWorker()
    const taken = await Promise.all([dispatch(), dispatch()])
    await expect.poll(() => seen, soon).toHaveLength(5)
    expect(taken.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(5)
    expect(new Set(seen.map(fact => fact.id)).size).toBe(5)
  })
})

describe('inline reactions', () => {
  let close: () => Promise<void>
  beforeAll(async () => {
    close = await openTestDatabase()
  })
  beforeEach(async () => {
    await db(ctx).delete(categories)
    reactions().clear()
  })
  afterAll(() => close())

  const category = (name: string) => ({ id: newId(), slug: name, name })
  const names = async () =>
    (await rows<{ slug: string }>(ctx, sql`select slug from categories order by slug`)).map(row => row.slug)

  test('commit with the deed and see its transaction', async () => {
    react('inline.follow', StoneSet, async tx => void (await db(tx).insert(categories).values(category('b'))), 'inline')
    await transact(ctx, async tx => {
      await tx.tx.insert(categories).values(category('a'))
      await emit(tx, StoneSet, payload)
    })
    expect(await names()).toEqual(['a', 'b'])
  })

  test('that throw undo the deed', async () => {
    react('inline.refuse', StoneSet, () => Promise.reject(new Error('refused')), 'inline')
    const deed = transact(ctx, async (tx: TxContext) => {
      await tx.tx.insert(categories).values(category('a'))
      await emit(tx, StoneSet, payload)
    })
    await expect(deed).rejects.toThrow('refused')
    expect(await names()).toEqual([])
  })

  test('a payload that does not fit its kind undoes the deed', async () => {
    await expect(transact(ctx, tx => emit(tx, StoneSet, { stoneId: 's1', height: 1.5 }))).rejects.toThrow()
    expect(await db(ctx).$count(outbox, sql`payload->>'height' = '1.5'`)).toBe(0)
  })
})

describe('housekeeping', () => {
  let close: () => Promise<void>
  beforeAll(async () => {
    close = await openTestDatabase()
    reactions().clear()
  })
  afterEach(() => stopWorker())
  afterAll(() => close())

  test('old dispatched facts and replies go, whatever still waits stays', async () => {
    useQueue(memoryQueue())
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
    const fact = (id: string, dispatchedAt: Date | null) => ({
      ...{ id, name: 'stone.set', payload, requestId: 'r', occurredAt: ago(40), dispatchedAt },
    })
    const [old, fresh] = [newId(), newId()]
    await db(ctx)
      .insert(outbox)
      .values([fact(old, ago(92)), fact(fresh, ago(90)), fact(newId(), null)])
    const reply = { caller: 'ada', fingerprint: 'f', status: 200, headers: {}, body: '' }
    await db(ctx)
      .insert(idempotencyKeys)
      .values([
        { ...reply, key: 'old', createdAt: ago(2) },
        { ...reply, key: 'fresh', createdAt: ago(0) },
      ])
    await startWorker()
    await expect.poll(() => db(ctx).$count(idempotencyKeys), soon).toBe(1)
    expect(await db(ctx).$count(outbox, eq(outbox.id, old))).toBe(0)
    expect(await db(ctx).$count(outbox)).toBe(2)
  })

  test('production starts the queue only after it was installed, and can then try again', async () => {
    useQueue(pgBossQueue({ migrate: false }))
    await expect(startWorker()).rejects.toThrow(/npm run migrate/)
    await installQueues()
    await startWorker()
  })
})
