// The embedded database (PGlite): guarded by a kernel-held lock, fair to the event loop, vacuumed by hand.
import 'server-only'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { lockFolder } from './lock'

const HOUR_MS = 3_600_000
/** PostgreSQL numbers its own types by hand below this; above are the row types of tables. */
const FIRST_OF_TABLES = 10_000
export const EXTENSIONS = { pg_trgm, unaccent }

/** Opens the database in `<dataDir>/pg`. Rejects when another process holds the folder. */
export async function openEmbedded(dataDir: string): Promise<{ client: PGlite; close(): Promise<void> }> {
  const unlock = await lockFolder(dataDir)
  try {
    const folder = path.join(dataDir, 'pg')
    mkdirSync(folder, { recursive: true })
    const client = fair(await PGlite.create({ dataDir: folder, extensions: EXTENSIONS }))
    await client.exec('VACUUM ANALYZE')
    const timer = setInterval(() => void client.exec('VACUUM ANALYZE').catch(() => {}), HOUR_MS)
    timer.unref()
    return {
      client,
      async close() {
        clearInterval(timer)
        await client.close()
        unlock()
      },
    }
  } catch (cause) {
    unlock()
    throw cause
  }
}

/**
 * Lets timers and sockets have their turn after each query: the engine computes in this very thread. Each query copies the
 * whole list of parsers, three quarters of which read a table's rows as one array, which nothing here asks for.
 */
export function fair(client: PGlite): PGlite {
  for (const oid of Object.keys(client.parsers)) if (Number(oid) >= FIRST_OF_TABLES) delete client.parsers[oid]
  const query = client.query.bind(client)
  client.query = async (...args: Parameters<PGlite['query']>) => {
    try {
      return (await query(...args)) as never
    } finally {
      await new Promise(setImmediate)
    }
  }
  return client
}
