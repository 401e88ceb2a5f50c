// Every saving is in one fact and in one only, of the one who wrote it, whoever else writes and whenever it is told.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db, transact } from '@/db/client'
import { outbox, sittings } from '@/db/schema/platform'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, systemActor, userActor } from '@/lib/core/context'
import { defineFact } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { closeSittings } from './close-sittings'
import { noteSaving } from './note-saving'
import type { Writing } from './writing'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const fields = z.record(z.string(), z.unknown())
const written = defineFact(
  'page.written',
  z.object({ pageId: z.string(), before: fields, after: fields, saves: z.int(), first: z.string() }),
)
type Page = { pageId: string }
const writing: Writing<Page, z.infer<typeof written.schema>> = {
  fact: written,
  about: z.object({ pageId: z.string() }),
  tell: ({ about, before, after, saves, firstRequestId }) => ({
    ...about,
    before,
    after,
    saves,
    first: firstRequestId,
  }),
}

const START = Date.parse('2026-11-27T10:00:00Z')
const somebody = () => userActor({ id: newId(), name: 'Somebody', role: 'instructor', sessionId: newId() })
const at = (seconds: number, actor: Context['actor'] = systemActor('clock')) =>
  contextFor(actor, () => new Date(START + seconds * 1000), `request at ${seconds}`)

/** Saves one text of a page. */
function save(ctx: Context, pageId: string, [found, state]: [number, number], before: object, after: object) {
  const saving = { found: String(found), state: String(state), before: { ...before }, after: { ...after } }
  return transact(ctx, tx => noteSaving(tx, writing, { subjectId: pageId, about: { pageId }, ...saving }))
}
const told = async (pageId: string) =>
  (await db(at(0)).select().from(outbox).where(eq(outbox.name, 'page.written')))
    .map(({ payload, ...fact }) => ({ ...fact, payload: written.schema.parse(payload) }))
    .filter(({ payload }) => payload.pageId === pageId)

test('a sitting is told after its pause, of its writer, at the time and in the request of the last saving', async () => {
  const [writer, page] = [somebody(), newId()]
  await save(at(0, writer), page, [1, 2], { text: 'a' }, { text: 'ab' })
  await save(at(60, writer), page, [2, 3], { text: 'ab', title: 'x' }, { text: 'abc', title: 'y' })
  await closeSittings(at(179), writing)
  expect(await told(page)).toEqual([])
  await closeSittings(at(180), writing)
  expect(await told(page)).toMatchObject([
    {
      actorId: writer.id,
      requestId: 'request at 60',
      occurredAt: new Date(START + 60_000),
      payload: {
        ...{ saves: 2, first: 'request at 0' },
        ...{ before: { text: 'a', title: 'x' }, after: { text: 'abc', title: 'y' } },
      },
    },
  ])
  expect(await db(at(0)).$count(sittings, eq(sittings.subjectId, page))).toBe(0)
})

test('another writer, a state that nobody here left, a pause and a long while each begin another', async () => {
  const [one, two, page] = [somebody(), somebody(), newId()]
  await save(at(0, one), page, [1, 2], { text: 'a' }, { text: 'b' })
  await save(at(1, two), page, [2, 3], { text: 'b' }, { text: 'c' })
  await save(at(2, two), page, [9, 10], { text: 'x' }, { text: 'd' })
  await save(at(130, two), page, [10, 11], { text: 'd' }, { text: 'e' })
  for (let minute = 3; minute <= 13; minute++)
    await save(at(minute * 60, two), page, [minute + 8, minute + 9], { text: 'e' }, { text: `f${minute}` })
  await closeSittings(at(5000), writing)
  const facts = await told(page)
  expect(facts.map(({ actorId }) => actorId)).toEqual([one.id, ...Array(4).fill(two.id)])
  expect(facts.map(({ payload: { before, after, saves } }) => [before.text, after.text, saves])).toEqual([
    ['a', 'b', 1],
    ['b', 'c', 1],
    ['x', 'd', 1],
    ['d', 'f12', 11],
    ['e', 'f13', 1],
  ])
})

test('many write at once while the clock tells: each saving counts once', async () => {
  const people = Array.from({ length: 20 }, () => ({ writer: somebody(), page: newId() }))
  await Promise.all([
    ...people.map(async ({ writer, page }) => {
      for (let n = 1; n <= 5; n++) await save(at(n, writer), page, [n, n + 1], { text: n }, { text: n + 1 })
    }),
    ...Array.from({ length: 4 }, () => closeSittings(at(3600), writing)),
  ])
  await Promise.all(Array.from({ length: 4 }, () => closeSittings(at(3600), writing)))
  for (const { page } of people) {
    const facts = await told(page)
    expect(facts.reduce((sum, { payload }) => sum + payload.saves, 0)).toBe(5)
    expect(facts[0]?.payload.before.text).toBe(1)
    expect(facts.at(-1)?.payload.after.text).toBe(6)
    for (const [at, { payload }] of facts.entries())
      if (at > 0) expect(payload.before.text).toBe(facts[at - 1]?.payload.after.text)
  }
})

test('a saving that is undone is in no fact', async () => {
  const [writer, page] = [somebody(), newId()]
  await save(at(0, writer), page, [1, 2], { text: 'a' }, { text: 'b' })
  const undone = transact(at(1, writer), async tx => {
    const saving = { found: '2', state: '3', before: { text: 'b' }, after: { text: 'c' } }
    await noteSaving(tx, writing, { subjectId: page, about: { pageId: page }, ...saving })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await closeSittings(at(3600), writing)
  expect(await told(page)).toMatchObject([{ payload: { saves: 1, after: { text: 'b' } } }])
})

test('what a part of the system writes is told at once', async () => {
  const page = newId()
  await save(at(0), page, [1, 2], { text: 'a' }, { text: 'b' })
  expect(await told(page)).toMatchObject([{ actorId: null, payload: { saves: 1, before: { text: 'a' } } }])
})

test('one that cannot be told stays, and holds up no other', async () => {
  const [writer, bad, good] = [somebody(), newId(), newId()]
  await save(at(0, writer), bad, [1, 2], {}, {})
  await save(at(1, writer), good, [1, 2], { text: 'a' }, { text: 'b' })
  await db(at(0)).update(sittings).set({ about: {} }).where(eq(sittings.subjectId, bad))
  await closeSittings(at(3600), writing)
  expect(await told(good)).toHaveLength(1)
  expect(await db(at(0)).$count(sittings, eq(sittings.subjectId, bad))).toBe(1)
})
