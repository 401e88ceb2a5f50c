// A Postgres that ends connections under our hands costs the transaction under way, never the process.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { db, transact } from './client'
import { categories } from './schema/courses'
import { openTestDatabase } from './testing'

const ctx = contextFor(systemActor('test'))

describe.skipIf(!process.env.TEST_DATABASE_URL)('on PostgreSQL', () => {
  let close: () => Promise<void>
  beforeAll(async () => {
    close = await openTestDatabase()
  })
  afterAll(() => close())

  test('a connection that ends in the middle of a transaction undoes it, and the next query works', async () => {
    const row = { id: newId(), slug: newId(), name: 'A category' }
    const broken = transact(ctx, async tx => {
      await tx.tx.insert(categories).values(row)
      await tx.tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`)
    })
    await expect(broken).rejects.toThrow()
    expect(await db(ctx).$count(categories, eq(categories.id, row.id))).toBe(0)
  })
})
