// What is said in a transaction is heard after its commit, in the order of the commits, and not at all when it rolls back.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { liveEvents } from '@/db/schema/notifications'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { hearLive, newestId, purgeLiveEvents, saidBetween, say } from '.'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const ctx = contextFor(systemActor('test'))
const soon = { timeout: 3000, interval: 5 }
type Heard = { id: number; previous: number | null; name: string; data: { n: number } }

async function listen(topic: string): Promise<Heard[]> {
  const heard: Heard[] = []
  await hearLive(
    asked => asked === topic,
    (_, event) => void heard.push(event as Heard),
  )
  return heard
}

test('what is said is written and heard in order, and names what was said before it', async () => {
  const topic = `test:${newId()}`
  const heard = await listen(topic)
  await transact(ctx, async tx => {
    for (const n of [1, 2]) say(tx, { topic, name: 'counted', data: { n } })
    say(tx, { topic: `${topic}.b`, name: 'counted', data: { n: 9 } })
    expect(heard).toEqual([])
  })
  await transact(ctx, async tx => say(tx, { topic, name: 'counted', data: { n: 3 } }))
  await expect.poll(() => heard.map(({ data }) => data.n), soon).toEqual([1, 2, 3])
  const [one, two, three] = heard.map(({ id }) => id)
  expect(heard.map(({ previous }) => previous)).toEqual([null, one, two])
  expect(await saidBetween(ctx, topic, one ?? 0, three ?? 0)).toEqual(
    heard.slice(1).map(({ previous: _, ...event }) => event),
  )
  expect(await newestId(ctx, topic)).toBe(three)
})

test('what is said in a transaction that rolls back is heard by nobody', async () => {
  const topic = `test:${newId()}`
  const heard = await listen(topic)
  const undone = transact(ctx, async tx => {
    say(tx, { topic, name: 'counted', data: { n: 1 } })
    throw new Error('undo')
  })
  await expect(undone).rejects.toThrow('undo')
  await transact(ctx, async tx => say(tx, { topic, name: 'counted', data: { n: 2 } }))
  await expect.poll(() => heard.map(({ data }) => data.n), soon).toEqual([2])
})

test('many at once on topics in any order: ids follow each other without a gap, and nobody waits for ever', async () => {
  const topics = ['a', 'b', 'c'].map(name => `test:${newId()}.${name}`)
  const heard = await Promise.all(topics.map(listen))
  const deeds = Array.from({ length: 30 }, (_, n) =>
    transact(ctx, async tx => {
      for (let i = 0; i < 3; i++) say(tx, { topic: topics[(n + i) % 3] ?? '', name: 'counted', data: { n } })
    }),
  )
  await Promise.all(deeds)
  await expect.poll(() => heard.map(({ length }) => length), soon).toEqual([30, 30, 30])
  for (const one of heard) {
    const inOrder = one.toSorted((a, b) => a.id - b.id)
    expect(inOrder.map(({ previous }) => previous)).toEqual([null, ...inOrder.slice(0, -1).map(({ id }) => id)])
  }
})

test('a clock in the past says nothing, and what is old is forgotten', async () => {
  const topic = `test:${newId()}`
  const past = contextFor(systemActor('test'), () => new Date('2020-01-01T00:00:00Z'))
  await transact(past, async tx => say(tx, { topic, name: 'counted', data: { n: 1 } }))
  expect(await newestId(ctx, topic)).toBe(0)
  await db(ctx)
    .insert(liveEvents)
    .values(
      [0, 61].map(minutes => ({
        topic,
        name: 'x',
        data: { minutes },
        createdAt: new Date(Date.now() - minutes * 60_000),
      })),
    )
  await purgeLiveEvents(ctx)
  const left = await saidBetween(ctx, topic, 0, Number.MAX_SAFE_INTEGER)
  expect(left.map(({ data }) => data)).toEqual([{ minutes: 0 }])
})
