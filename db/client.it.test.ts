// The database handle keeps its promises on every engine.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { db, rows, transact, violatedUnique } from './client'
import { categories } from './schema/courses'
import { openTestDatabase } from './testing'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const ctx = contextFor(systemActor('test'))
const category = () => ({ id: newId(), slug: newId(), name: 'A category' })

test('a transaction that throws leaves nothing behind and wakes nobody', async () => {
  const row = category()
  let woken = false
  await expect(
    transact(ctx, async tx => {
      tx.afterCommit(() => {
        woken = true
      })
      await tx.tx.insert(categories).values(row)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  const found = await rows(ctx, sql`select 1 from categories where id = ${row.id}`)
  expect(found).toEqual([])
  expect(woken).toBe(false)
})

test('using the outer database inside a transaction throws instead of waiting for ever', async () => {
  await expect(transact(ctx, async () => rows(ctx, sql`select 1`))).rejects.toThrow(/pass the context/)
})

test('a unique violation is recognised by the name of its index', async () => {
  const row = category()
  await db(ctx).insert(categories).values(row)
  const again = db(ctx)
    .insert(categories)
    .values({ ...row, id: newId() })
  const error = await again.then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(violatedUnique(error)).toBe('categories_slug_unique')
})

test('search folds accents and forgives a typo', async () => {
  const [row] = await rows<{ folded: string; near: number }>(
    ctx,
    sql`select cairn_unaccent('Éclair') as folded, word_similarity('wether', 'read the weather')::float8 as near`,
  )
  expect(row?.folded).toBe('Eclair')
  expect(row?.near).toBeGreaterThan(0.4)
})
