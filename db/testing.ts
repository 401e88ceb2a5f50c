// Databases for tests: a fresh embedded one from a snapshot, or a fresh one on the Postgres that TEST_DATABASE_URL names.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import pg from 'pg'
import { extract } from 'tar'
import { type Context, contextFor, type UserActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { closeDatabase, connectPostgres, type Db, db, installDatabase } from './client'
import { EXTENSIONS, fair } from './embedded'
import { MIGRATIONS, migrate } from './migrate'
import { users } from './schema/accounts'

const TABLES_LOCK = 0x0ca1_4e02 // any number but that of migrations

/** Puts a fresh, migrated database in place for this test file; call the result when the file is done. */
export async function openTestDatabase(): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL
  return url ? freshPostgres(url) : freshEmbedded()
}

/** Opens an account for this test alone and gives the context in which its owner acts. */
export async function mintUser(role: Role = 'student', name = 'A learner'): Promise<Context & { actor: UserActor }> {
  const actor = userActor({ id: newId(), name, role })
  const ctx = { ...contextFor(actor), actor }
  await db(ctx)
    .insert(users)
    .values({ id: actor.id, name, role, email: `${actor.id}@example.com` })
  return ctx
}

/** Fills the folder of an embedded database that nobody has opened yet with migrated tables. */
export async function fillFolder(dataDir: string): Promise<void> {
  const folder = path.join(dataDir, 'pg')
  mkdirSync(folder, { recursive: true })
  await pipeline(Readable.from([await snapshot()]), extract({ cwd: folder }))
}

async function freshEmbedded(): Promise<() => Promise<void>> {
  const loadDataDir = new Loaded(await snapshot())
  const client = fair(await PGlite.create({ ...(await engine()), loadDataDir }))
  installDatabase({ db: drizzle(client) as unknown as Db, driver: 'embedded', client, close: () => client.close() })
  return closeDatabase
}

/** A file that is in memory already: reading a Blob copies its megabytes twice. */
class Loaded extends Blob {
  constructor(private readonly contents: Buffer<ArrayBuffer>) {
    super()
  }
  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.contents
    return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
  }
}

let compiled: Promise<WebAssembly.Module> | undefined

/** The engine, compiled once a process, with as little memory to clear at each start as tests need. */
async function engine(): Promise<PGliteOptions> {
  const file = path.join(path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), 'pglite.wasm')
  compiled ??= WebAssembly.compile(readFileSync(file))
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB', '-c', 'min_wal_size=32MB']
  return { extensions: EXTENSIONS, pgliteWasmModule: await compiled, startParams }
}

/** Migrated tables as a file, made once for each set of migrations: loads in a fraction of the time that init takes. */
async function snapshot(): Promise<Buffer<ArrayBuffer>> {
  const folder = path.join(process.cwd(), '.cache')
  const file = path.join(folder, `tables-${migrationsDigest()}.tar`)
  if (!existsSync(file)) {
    const client = await PGlite.create(await engine())
    installDatabase({ db: drizzle(client) as unknown as Db, driver: 'embedded', client, close: () => client.close() })
    // Half of the files are databases that nobody opens, and what no checkpoint wrote is done again at each start.
    await client.exec('UPDATE pg_database SET datistemplate = false')
    for (const unused of ['template0', 'template1']) await client.exec(`DROP DATABASE ${unused}`)
    await migrate()
    await client.exec('CHECKPOINT')
    const dump = await client.dumpDataDir('none')
    await closeDatabase()
    mkdirSync(folder, { recursive: true })
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
    writeFileSync(draft, Buffer.from(await dump.arrayBuffer()))
    renameSync(draft, file)
  }
  return readFileSync(file) as Buffer<ArrayBuffer>
}

function migrationsDigest(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(MIGRATIONS).sort()) {
    if (file.endsWith('.sql')) hash.update(readFileSync(path.join(MIGRATIONS, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function freshPostgres(base: string): Promise<() => Promise<void>> {
  const { url, drop } = await migratedPostgres(base)
  installDatabase(connectPostgres(url))
  return async () => {
    await closeDatabase()
    await drop()
  }
}

/** A new, empty database on the server that `base` names. */
export function emptyPostgres(base: string): Promise<FreshPostgres> {
  return createPostgres(base, 'template1')
}

type FreshPostgres = { url: string; drop(): Promise<void> }

/** A new database with migrated tables: a copy of one that is made once for each set of migrations, and stays on the server. */
export async function migratedPostgres(base: string): Promise<FreshPostgres> {
  const tables = `cairn_tables_${migrationsDigest()}`
  await admin(base, async client => {
    await client.query('SELECT pg_advisory_lock($1)', [TABLES_LOCK])
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [tables])
    if (rowCount === 0) await client.query(`ALTER DATABASE ${await migratedDraft(base)} RENAME TO ${tables}`)
  })
  return createPostgres(base, tables)
}

async function migratedDraft(base: string): Promise<string> {
  const { name, url } = await createPostgres(base, 'template1')
  installDatabase(connectPostgres(url))
  await migrate()
  await closeDatabase()
  return name
}

async function createPostgres(base: string, template: string): Promise<FreshPostgres & { name: string }> {
  const name = `cairn_test_${randomBytes(6).toString('hex')}`
  const say = (statement: string) => admin(base, async client => void (await client.query(statement)))
  await say(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return { name, url: url.href, drop: () => say(`DROP DATABASE ${name} WITH (FORCE)`) }
}

async function admin(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
