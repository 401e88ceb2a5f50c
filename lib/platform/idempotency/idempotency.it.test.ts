// Idempotency's promises, on a real database: one run for each key, whatever the order of arrival.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { idempotencyKeys } from '@/db/schema/platform'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { purgeIdempotencyKeys, remember, type StoredReply } from './index'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const ctx = contextFor(systemActor('test'))
const created: StoredReply = { status: 201, headers: { location: '/things/1' }, body: '{"id":1}' }

function counted(reply: StoredReply, whileRunning: () => Promise<unknown> = async () => {}) {
  const counter = { runs: 0 }
  const run = async () => {
    counter.runs += 1
    await whileRunning()
    return reply
  }
  return { counter, run }
}

const ageRow = (key: string, byMs: number) =>
  db(ctx)
    .update(idempotencyKeys)
    .set({ createdAt: new Date(Date.now() - byMs) })
    .where(eq(idempotencyKeys.key, key))

test('the same request again gets the first reply and runs nothing', async () => {
  const key = newId()
  const { counter, run } = counted(created)
  expect(await remember('ada', key, 'f', run)).toEqual({ reply: created, replayed: false })
  expect(await remember('ada', key, 'f', run)).toEqual({ reply: created, replayed: true })
  expect(counter.runs).toBe(1)
})

test('eight at once run once and all get the same reply', async () => {
  const key = newId()
  const { counter, run } = counted(created, () => new Promise(resolve => setTimeout(resolve, 150)))
  const answers = await Promise.all(Array.from({ length: 8 }, () => remember('ada', key, 'f', run)))
  expect(counter.runs).toBe(1)
  expect(answers.filter(answer => !answer.replayed)).toHaveLength(1)
  expect(answers.every(answer => answer.reply.body === created.body)).toBe(true)
})

test('the same key with another request is refused; another caller is free to use it', async () => {
  const key = newId()
  const { counter, run } = counted(created)
  await remember('ada', key, 'f', run)
  await expect(remember('ada', key, 'other', run)).rejects.toMatchObject({ reason: 'invalid' })
  await remember('grace', key, 'other', run)
  expect(counter.runs).toBe(2)
})

test('while the first still runs, the second waits a little and is then told so', async () => {
  const key = newId()
  let finish = () => {}
  const held = new Promise<void>(resolve => {
    finish = resolve
  })
  const { run } = counted(created, () => held)
  const first = remember('ada', key, 'f', run)
  await expect.poll(() => db(ctx).select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key))).toHaveLength(1)
  await expect(remember('ada', key, 'f', run)).rejects.toMatchObject({ reason: 'conflict' })
  finish()
  await first
})

test('what fails is not kept, so that a retry runs', async () => {
  const key = newId()
  const failed = counted({ status: 503, headers: {}, body: '' })
  await remember('ada', key, 'f', failed.run)
  const thrown = remember('ada', key, 'f', async () => {
    throw new Error('it broke')
  })
  await expect(thrown).rejects.toThrow('it broke')
  const { counter, run } = counted(created)
  await remember('ada', key, 'f', run)
  expect(counter.runs).toBe(1)
})

test('a first request that died lets a retry run after a minute', async () => {
  const key = newId()
  await db(ctx).insert(idempotencyKeys).values({ caller: 'ada', key, fingerprint: 'f', createdAt: new Date() })
  await ageRow(key, 61_000)
  const { counter, run } = counted(created)
  const answers = await Promise.all([remember('ada', key, 'f', run), remember('ada', key, 'f', run)])
  expect(answers.map(answer => answer.replayed).sort()).toEqual([false, true])
  expect(counter.runs).toBe(1)
})

test('a reply is kept so that nobody reads it in the database, or moves it to another caller', async () => {
  const [key, other] = [newId(), newId()]
  const { run } = counted({ status: 201, headers: {}, body: '{"refreshToken":"of nobody else"}' })
  await remember('ada', key, 'f', run)
  const row = () => db(ctx).select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key))
  expect(JSON.stringify(await row())).not.toMatch(/refreshToken|nobody/)
  const [kept] = await row()
  if (kept)
    await db(ctx)
      .insert(idempotencyKeys)
      .values({ ...kept, key: other })
  await expect(remember('ada', other, 'f', run)).rejects.toMatchObject({ code: 'idempotency_reply_gone' })
})

test('a reply is forgotten after 24 hours, by the next request and by the purge', async () => {
  const key = newId()
  const { counter, run } = counted(created)
  await remember('ada', key, 'f', run)
  await ageRow(key, 24 * 3_600_000 + 1000)
  await remember('ada', key, 'another request', run)
  expect(counter.runs).toBe(2)
  await ageRow(key, 24 * 3_600_000 + 1000)
  await purgeIdempotencyKeys(ctx)
  expect(await db(ctx).select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key))).toEqual([])
})
