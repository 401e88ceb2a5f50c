// The database handle: one lazy connection per process (embedded, Postgres or Neon), and `transact` around every write.
import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { Pool as NeonPool, neonConfig } from '@neondatabase/serverless'
import type { SQL } from 'drizzle-orm'
import { drizzle as drizzleNeon } from 'drizzle-orm/neon-serverless'
import { drizzle as drizzlePg, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { PgDialect } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import pg from 'pg'
import WebSocket from 'ws'
import type { Context } from '@/lib/core/context'
import { env } from '@/lib/env'
import { openEmbedded } from './embedded'

/** Queries look the same on all three drivers; the node-postgres flavor of the type stands for them. */
export type Db = NodePgDatabase<Record<string, never>>
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
/**
 * A context with its transaction. `beforeCommit` runs last in the transaction, after the work; `afterCommit` runs once it is
 * durable, never when it rolls back.
 */
export type TxContext = Context<Tx> & {
  tx: Tx
  beforeCommit(run: () => Promise<void>): void
  afterCommit(run: () => void): void
}
export type Driver = 'embedded' | 'postgres' | 'neon'

type Handle = { db: Db; driver: Driver; client: unknown; prepared: Map<string, unknown>; close(): Promise<void> }
type Shared = { handle?: Handle; opening?: Promise<Handle>; inside: AsyncLocalStorage<true> }

const SHARED = Symbol.for('cairn.database')
function shared(): Shared {
  const holder = globalThis as typeof globalThis & { [SHARED]?: Shared }
  holder[SHARED] ??= { inside: new AsyncLocalStorage() }
  return holder[SHARED]
}

/** Opens the database that the environment chooses. Safe to call more than once. */
export async function openDatabase(): Promise<Handle> {
  const state = shared()
  state.opening ??= connect().then(handle => {
    state.handle = handle
    return handle
  })
  return state.opening
}

/** Puts an open database in place; tests bring their own. */
export function installDatabase(handle: Omit<Handle, 'prepared'>): void {
  const opened = { ...handle, prepared: new Map() }
  Object.assign(shared(), { handle: opened, opening: Promise.resolve(opened) })
}

/** Closes the database, so that nothing is lost and the process can end. */
export async function closeDatabase(): Promise<void> {
  const state = shared()
  const handle = await state.opening?.catch(() => undefined)
  state.opening = undefined
  state.handle = undefined
  await handle?.close()
}

/** The open handle. Throws when nobody has opened the database yet. */
export function handle(): Handle {
  const open = shared().handle
  if (!open) throw new Error('The database is not open yet: call openDatabase() where this process starts.')
  return open
}

/**
 * Where to run a query: the context's transaction, or the database. Inside a transaction the outer database would wait
 * for ever on the embedded engine, so asking for it there throws.
 */
export function db(ctx: Context): Db | Tx {
  if (ctx.tx) return ctx.tx as Tx
  if (shared().inside.getStore()) throw new Error('Inside a transaction, pass the context that transact() gave you.')
  return handle().db
}

/**
 * Runs raw SQL and gives its rows. A `name` keeps the statement prepared on its connection, which saves the database parsing
 * and planning: for hot paths, one name for one text.
 */
export async function rows<T>(ctx: Context, query: SQL, name?: string): Promise<T[]> {
  const on = db(ctx)
  const result = name
    ? await on._.session.prepareQuery(dialect.sqlToQuery(query), undefined, name, false).execute()
    : await on.execute(query)
  return (result as { rows: T[] }).rows
}

const dialect = new PgDialect()

/**
 * Runs `work` in one transaction: all of it or nothing. Inside another transaction it joins that one, so that a verb
 * can call a verb.
 */
export async function transact<T>(ctx: Context, work: (ctx: TxContext) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx as TxContext)
  const { inside } = shared()
  const last: (() => Promise<void>)[] = []
  const after: (() => void)[] = []
  const result = await inside.run(true, () =>
    handle().db.transaction(async tx => {
      const beforeCommit = (run: () => Promise<void>) => void last.push(run)
      const result = await work({ ...ctx, tx, beforeCommit, afterCommit: run => void after.push(run) })
      for (const run of last) await run()
      return result
    }),
  )
  for (const run of after) run()
  return result
}

/** A statement prepared once per connection pool and kept by name: for hot reads outside transactions. */
export function prepared<T>(name: string, build: (db: Db) => T): T {
  const { db, prepared } = handle()
  if (!prepared.has(name)) prepared.set(name, build(db))
  return prepared.get(name) as T
}

/** The name of the unique constraint or index that an insert or update hit, or undefined for any other error. */
export function violatedUnique(error: unknown): string | undefined {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause) {
    const { code, constraint } = at as { code?: string; constraint?: string }
    if (code === '23505') return constraint ?? 'unknown'
  }
  return undefined
}

async function connect(): Promise<Handle> {
  const { DATABASE_URL, dataDir } = env()
  if (!DATABASE_URL) {
    const { client, close } = await openEmbedded(dataDir)
    return { db: drizzlePglite(client) as unknown as Db, driver: 'embedded', client, prepared: new Map(), close }
  }
  const neon = /\.neon\.tech$/.test(new URL(DATABASE_URL).hostname)
  return neon ? connectNeon(DATABASE_URL) : connectPostgres(DATABASE_URL)
}

const POOL = {
  max: 8,
  connectionTimeoutMillis: 3000,
  idleTimeoutMillis: 30_000,
  statement_timeout: 5000,
  keepAlive: true,
}

export function connectPostgres(connectionString: string): Handle {
  const pool = new pg.Pool({ ...POOL, connectionString })
  pool.on('error', surviveIt)
  pool.on('connect', client => void client.on('error', surviveIt))
  return { db: drizzlePg(pool), driver: 'postgres', client: pool, prepared: new Map(), close: () => pool.end() }
}

export function connectNeon(connectionString: string): Handle {
  neonConfig.webSocketConstructor = WebSocket
  const pool = new NeonPool({ ...POOL, connectionString })
  pool.on('error', surviveIt)
  pool.on(
    'connect',
    (client: { on(event: 'error', listener: () => void): unknown }) => void client.on('error', surviveIt),
  )
  const db = drizzleNeon(pool) as unknown as Db
  return { db, driver: 'neon', client: pool, prepared: new Map(), close: () => pool.end() }
}

/**
 * A connection that breaks must not end the process: an idle one is replaced by the next query, one in use fails its
 * queries, which says enough. Without a listener the second kind would be an uncaught exception.
 */
function surviveIt(): void {}
