// Neon's own driver keeps the same promises as the others, on a real Postgres behind a websocket.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  closeDatabase,
  connectNeon,
  db,
  handle,
  installDatabase,
  prepared,
  rows,
  transact,
  violatedUnique,
} from '@/db/client'
import { migrate } from '@/db/migrate'
import { categories } from '@/db/schema/courses'
import { emptyPostgres } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { type Bridge, bridgeNeon } from '../testing/neon-bridge'
import { person } from '../testing/people'

const base = process.env.TEST_DATABASE_URL
const ctx = contextFor(systemActor('test'))
const category = () => ({ id: newId(), slug: newId(), name: 'A category' })

describe.skipIf(!base)('with Neon’s driver', () => {
  let bridge: Bridge
  let drop: () => Promise<void>
  beforeAll(async () => {
    const database = await emptyPostgres(base ?? '')
    drop = database.drop
    bridge = await bridgeNeon(database.url)
    installDatabase(connectNeon(database.url))
    await migrate()
  })
  afterAll(async () => {
    await closeDatabase()
    await bridge.close()
    await drop()
  })

  test('the tables are there, and migrating again changes nothing', async () => {
    const count = () => rows(ctx, sql`select count(*)::int as n from drizzle.__drizzle_migrations`)
    const before = await count()
    await migrate()
    expect(await count()).toEqual(before)
    expect(handle().driver).toBe('neon')
  })

  test('a verb does its deed, and its fact with it', async () => {
    const { id } = await person()
    const facts = await rows(ctx, sql`select name from outbox where payload->>'userId' = ${id}`)
    expect(facts).toEqual([{ name: 'account.registered' }])
  })

  test('a transaction that throws leaves nothing behind', async () => {
    const row = category()
    const undone = transact(ctx, async tx => {
      await tx.tx.insert(categories).values(row)
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await db(ctx).$count(categories, eq(categories.id, row.id))).toBe(0)
  })

  test('a savepoint that fails leaves the rest of its transaction', async () => {
    const [kept, lost] = [category(), category()]
    await transact(ctx, async ({ tx }) => {
      await tx.insert(categories).values(kept)
      const inner = tx.transaction(async inside => {
        await inside.insert(categories).values(lost)
        throw new Error('only this')
      })
      await expect(inner).rejects.toThrow('only this')
    })
    expect(await db(ctx).$count(categories, eq(categories.id, kept.id))).toBe(1)
    expect(await db(ctx).$count(categories, eq(categories.id, lost.id))).toBe(0)
  })

  test('a unique violation is recognised by the name of its index', async () => {
    const row = category()
    await db(ctx).insert(categories).values(row)
    const again = db(ctx)
      .insert(categories)
      .values({ ...row, id: newId() })
    const error = await again.then(
      () => undefined,
      (refused: unknown) => refused,
    )
    expect(violatedUnique(error)).toBe('categories_slug_unique')
  })

  test('a prepared statement answers again and again', async () => {
    const row = category()
    await db(ctx).insert(categories).values(row)
    const byId = () =>
      prepared('test.category', open =>
        open
          .select({ slug: categories.slug })
          .from(categories)
          .where(eq(categories.id, sql.placeholder('id')))
          .prepare('test_category'),
      )
    for (let i = 0; i < 3; i++) expect(await byId().execute({ id: row.id })).toEqual([{ slug: row.slug }])
  })

  test('after the connections break the next query opens another, and prepared statements work on it', async () => {
    const row = category()
    await db(ctx).insert(categories).values(row)
    const byId = prepared('test.category', open =>
      open
        .select({ slug: categories.slug })
        .from(categories)
        .where(eq(categories.id, sql.placeholder('id')))
        .prepare('test_category'),
    )
    await byId.execute({ id: row.id })
    bridge.drop()
    const ask = () => byId.execute({ id: row.id }).catch(() => [])
    await expect.poll(ask, { timeout: 10_000, interval: 50 }).toEqual([{ slug: row.slug }])
  })

  test('a transaction whose connection breaks leaves nothing behind', async () => {
    const row = category()
    const broken = transact(ctx, async ({ tx }) => {
      await tx.insert(categories).values(row)
      bridge.drop()
      await tx.execute(sql`select 1`)
    })
    await expect(broken).rejects.toThrow()
    const count = () =>
      db(ctx)
        .$count(categories, eq(categories.id, row.id))
        .catch(() => -1)
    await expect.poll(count, { timeout: 10_000, interval: 50 }).toBe(0)
  })
})
