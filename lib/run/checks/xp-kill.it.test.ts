// kill -9 during 1,000 completions: what was acknowledged is paid, nothing is paid twice, and the ledger verifies.
import { sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { rows } from '@/db/client'
import { contextFor, systemActor } from '@/lib/core/context'
import { xpDifferences } from '@/lib/gamification/ledger/differences'
import { freshEngine } from '../testing/engine'
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
  const { settings, during, drop } = await freshEngine()
  undo.push(drop)
  const acknowledged: string[] = []
  for (const count of KILLED_AFTER) {
    const completer = startProcess('lib/run/checks/completer.testing.ts', settings)
    undo.push(() => completer.kill())
    expect(await completer.prints(count), completer.complaints()).toBe(true)
    await completer.kill()
    acknowledged.push(...completer.lines)
    await during(async () => {
      expect((await xpDifferences(ctx)).differences).toEqual([])
      expect(await unpaid(acknowledged)).toEqual([])
      expect(await withoutDeed()).toEqual([])
    })
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLED_AFTER.reduce((sum, count) => sum + count))
}, 300_000)

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
