// Failed jobs in the admin area: seen by reaction, tried again or discarded, by admins alone, each deed a fact.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db, transact } from '@/db/client'
import { outbox } from '@/db/schema/platform'
import { newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest, systemActor } from '@/lib/core/context'
import { defineFact, defineReaction, reactions } from '@/lib/core/event'
import { emit } from '@/lib/platform/outbox/emit'
import { useQueue } from '@/lib/platform/queue'
import { pgBossQueue } from '@/lib/platform/queue/pg-boss'
import { startWorker, stopWorker } from '@/lib/run/worker'
import { discardJobs } from './discard-jobs'
import { failedJobs } from './reads'
import { retryJobs } from './retry-jobs'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(async () => {
  await stopWorker()
  await close()
})

const system = contextFor(systemActor('test'))
const Fell = defineFact('stone.fell', z.object({ n: z.int() }))

test('what failed for good is listed by reaction, and retried or discarded', async () => {
  useQueue(pgBossQueue({ migrate: true, retryDelaySeconds: 0 }))
  let broken = true
  const done: string[] = []
  for (const name of ['test.pick-up', 'test.mourn']) {
    const run = async (_: unknown, { payload: { n } }: { payload: { n: number } }) => {
      if (broken) throw new Error(`${name} cannot`)
      done.push(`${name} ${n}`)
    }
    reactions().set(name, defineReaction({ name, on: Fell, mode: 'queued', run }))
  }
  await startWorker()
  for (const n of [1, 2]) await transact(system, tx => emit(tx, Fell, { n }))
  const { ctx } = await newPerson('admin')
  const listed = async () =>
    Object.fromEntries((await failedJobs(ctx)).map(({ reaction, jobs }) => [reaction, jobs.length]))
  await expect.poll(listed, { timeout: 20_000 }).toEqual({ 'test.pick-up': 2, 'test.mourn': 2 })
  const [group] = await failedJobs(ctx)
  expect(group?.jobs[0]?.error).toBe(`${group?.reaction} cannot`)

  for (const actor of [guest, (await newPerson()).ctx.actor, (await newPerson('instructor')).ctx.actor]) {
    for (const deed of [
      () => failedJobs(contextFor(actor)),
      () => retryJobs(contextFor(actor), {}),
      () => discardJobs(contextFor(actor), {}),
    ])
      await expect(deed()).rejects.toMatchObject({ reason: expect.stringMatching(/unauthenticated|forbidden/) })
  }

  broken = false
  expect(await discardJobs(ctx, { reaction: 'test.mourn' })).toEqual({ count: 2 })
  const [one] = (await failedJobs(ctx))[0]?.jobs ?? []
  expect(await retryJobs(ctx, { id: one?.id })).toEqual({ count: 1 })
  expect(await retryJobs(ctx, {})).toEqual({ count: 1 })
  await expect.poll(() => done.toSorted(), { timeout: 20_000 }).toEqual(['test.pick-up 1', 'test.pick-up 2'])
  expect(await failedJobs(ctx)).toEqual([])
  expect(await retryJobs(ctx, {})).toEqual({ count: 0 })
  const facts = await db(system).select().from(outbox).where(eq(outbox.name, 'jobs.retried'))
  expect(facts.map(({ payload }) => payload)).toEqual([
    { reaction: null, count: 1 },
    { reaction: null, count: 1 },
  ])
})
