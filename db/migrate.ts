// Brings the open database to the newest tables; two processes that try at once take turns.
import 'server-only'
import path from 'node:path'
import type { Pool as NeonPool } from '@neondatabase/serverless'
import type { NeonDatabase } from 'drizzle-orm/neon-serverless'
import { migrate as migrateNeon } from 'drizzle-orm/neon-serverless/migrator'
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator'
import type { PgliteDatabase } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import type pg from 'pg'
import { handle } from './client'

const LOCK = 0x0ca1_4e01 // any number, the same in every process

/** The folder of migrations; the process starts in the project's folder. */
export const MIGRATIONS = path.join(process.cwd(), 'db/migrations')

/** Applies what is missing, forward only. Rejects when a statement fails; that migration then left nothing behind. */
export async function migrate(): Promise<void> {
  const { db, driver, client } = handle()
  const config = { migrationsFolder: MIGRATIONS }
  if (driver === 'embedded') return migratePglite(db as unknown as PgliteDatabase, config)
  const pool = client as pg.Pool & NeonPool
  const guard = await pool.connect()
  try {
    await guard.query('SET statement_timeout = 0')
    await guard.query('SELECT pg_advisory_lock($1)', [LOCK])
    if (driver === 'neon') await migrateNeon(db as unknown as NeonDatabase, config)
    else await migratePg(db, config)
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => {})
    guard.release(true)
  }
}
