// kill -9 during 1,000 completions: what was acknowledged is paid, nothing is paid twice, and the ledger verifies.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { closeDatabase, connectPostgres, installDatabase, openDatabase, rows } from '@/db/client'
import { emptyPostgres } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { env } from '@/lib/env'
import { xpDifferences } from '@/lib/gamification/ledger/differences'
import { hasPostgres } from '../testing/private-server'
import { startProcess } from '../testing/processes'

const ctx = contextFor(systemActor('test'))
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/**
 * How many completions each process acknowledges before it is killed: 1,000 in all. The embedded database, which is slower, sees
 * fewer where a real one sees so many.
 */
const KILLED_AFTER = process.env.TEST_DATABASE_URL || !hasPostgres() ? [100, 400, 500] : [50, 150, 200]

test('every acknowledged completion is in the ledger once, and everything derived agrees', async () => {
  const { settings, open } = await engine()
  const acknowledged: string[] = []
  for (const count of KILLED_AFTER) {
    const completer = startProcess('lib/run/checks/completer.testing.ts', settings)
    undo.push(() => completer.kill())
    await expect.poll(() => completer.lines.length, { timeout: 120_000, interval: 1 }).toBeGreaterThanOrEqual(count)
    await completer.kill()
    acknowledged.push(...completer.lines)
    await open()
    try {
      expect((await xpDifferences(ctx)).differences).toEqual([])
      expect(await unpaid(acknowledged)).toEqual([])
      expect(await withoutDeed()).toEqual([])
    } finally {
      await closeDatabase()
    }
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLED_AFTER.reduce((sum, count) => sum + count))
}, 300_000)

type Engine = { settings: Record<string, string>; open(): Promise<unknown> }

/** An embedded folder, or a database on the real server where there is one. */
async function engine(): Promise<Engine> {
  const url = process.env.TEST_DATABASE_URL
  if (url) {
    const { url: fresh, drop } = await emptyPostgres(url)
    undo.push(drop)
    const open = async () => installDatabase(connectPostgres(fresh))
    return { settings: { DATABASE_URL: fresh, CAIRN_MODE: 'test' }, open }
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-xp-kill-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  Object.assign(env(), { dataDir: folder, DATABASE_URL: undefined })
  return { settings: { DATA_DIR: folder, DATABASE_URL: '', CAIRN_MODE: 'test' }, open: openDatabase }
}

async function unpaid(acknowledged: string[]): Promise<string[]> {
  const entries = await rows<{ key: string }>(
    ctx,
    sql`select user_id || ' ' || evidence_id as key from xp_entries where rule = 'lesson.completed'`,
  )
  const paid = new Set(entries.map(({ key }) => key))
  return acknowledged.filter(line => !paid.has(line))
}

/** Entries whose lesson is not complete: a deed and its XP commit together or not at all. */
function withoutDeed(): Promise<unknown[]> {
  return rows(
    ctx,
    sql`select e.id from xp_entries e where rule = 'lesson.completed' and not exists (
          select 1 from lesson_progress p where p.user_id = e.user_id and p.lesson_id::text = e.evidence_id and p.status = 'completed')`,
  )
}
