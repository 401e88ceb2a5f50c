// The database of a test of faults: opened by one process after the other, and by the test in between.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { closeDatabase, connectPostgres, installDatabase, openDatabase } from '@/db/client'
import { fillFolder, migratedPostgres } from '@/db/testing'
import { env } from '@/lib/env'

export type Engine = {
  /** What makes a process open this database. */
  settings: Record<string, string>
  /** Has this process work with the database while no other does. */
  during<T>(work: () => Promise<T>): Promise<T>
  drop(): Promise<void>
}

/** The engine that these tests run on: the server that TEST_DATABASE_URL names, or the embedded one. */
export const engineName = process.env.TEST_DATABASE_URL ? 'PostgreSQL' : 'the embedded database'

/** A migrated database, or a migrated folder of its own. */
export function freshEngine(): Promise<Engine> {
  return process.env.TEST_DATABASE_URL ? postgres(process.env.TEST_DATABASE_URL) : embedded()
}

async function postgres(base: string): Promise<Engine> {
  const { url, drop } = await migratedPostgres(base)
  const open = async () => installDatabase(connectPostgres(url))
  return { settings: { DATABASE_URL: url, CAIRN_MODE: 'test' }, during: whileOpen(open), drop }
}

async function embedded(): Promise<Engine> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-faults-'))
  await fillFolder(folder)
  Object.assign(env(), { dataDir: folder, DATABASE_URL: undefined })
  return {
    settings: { DATA_DIR: folder, DATABASE_URL: '', CAIRN_MODE: 'test' },
    during: whileOpen(openDatabase),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function whileOpen(open: () => Promise<unknown>): Engine['during'] {
  return async work => {
    await open()
    try {
      return await work()
    } finally {
      await closeDatabase()
    }
  }
}
