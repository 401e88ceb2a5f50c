// `npm run bench`: pages and API calls of the built product under load on a real PostgreSQL, the API beside bare node:http and pg.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { closeDatabase, openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { build } from '@/lib/run/commands/build'
import { startPostgres } from '@/lib/run/testing/private-server'
import { apiCalls, pageCalls, recordApi } from './calls'
import { assertEqual, type Run, sample } from './compare'
import { together } from './measure'
import { parentOf, type Running, startBare, startProduct } from './processes'
import { fillSchool, rewindWatchers, SIZES } from './school'
import { printApi, printPages } from './table'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
const only = process.argv.slice(2)
const wanted = (name: string) => only.length === 0 || only.some(part => name.includes(part))

const postgres = await startPostgres()
if (!postgres) {
  console.log('The bench needs a real PostgreSQL, and this machine has no initdb and postgres; nothing was measured.')
  process.exit(0)
}
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cairn-bench-'))
const settings = {
  DATABASE_URL: postgres.url,
  DATA_DIR: dataDir,
  JWT_SECRET: randomBytes(48).toString('base64url'),
}
Object.assign(process.env, settings)
const servers: Running[] = []
const client = new pg.Client({ connectionString: postgres.url })
try {
  await run(postgres.url)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  for (const server of servers) await server.stop()
  await client.end().catch(() => {})
  await postgres.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function run(databaseUrl: string): Promise<void> {
  await build()
  await client.connect()
  const began = performance.now()
  await openDatabase()
  await migrate()
  await fillSchool(client)
  const filled = ((performance.now() - began) / 1000).toFixed(0)
  console.log(
    `A school of ${SIZES.courses} courses, ${SIZES.courses * SIZES.lessons} lessons and ${SIZES.learners} learners (filled in ${filled} s).`,
  )
  const statements = await recordApi()
  await closeDatabase()

  const product = await startProduct(settings)
  servers.push(product)
  const bare = await startBare({ databaseUrl, statements })
  servers.push(bare)
  const databasePid = await postmaster()
  const at: Run = { seconds: SECONDS, databasePid, rewind: () => rewindWatchers(client) }

  // The API first: pages leave a server with much to collect, and the bare one has none.
  const api = []
  for (const { name, calls } of await apiCalls()) {
    if (!wanted(name)) continue
    await assertEqual(name, calls, [product, bare], at.rewind)
    const parts: Record<'product' | 'bare', Awaited<ReturnType<typeof sample>>[]> = { product: [], bare: [] }
    for (const turn of ['product', 'bare', 'product', 'bare'] as const)
      parts[turn].push(await sample(turn === 'product' ? product : bare, calls, at))
    api.push({ name, product: together(parts.product), bare: together(parts.bare) })
  }
  printApi(api)

  const pages = []
  for (const { name, calls } of await pageCalls()) {
    if (wanted(name)) pages.push({ name, measured: await sample(product, calls, at) })
  }
  printPages(pages)
  await fetch(`${product.url}/courses`).then(reply => reply.text()) // pages that autocannon no longer waits for end before it
}

/** The process whose children serve our connections. */
async function postmaster(): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return parentOf(rows[0]?.pid ?? 0) ?? 0
}
