// kill -9 in the middle of writes: what was acknowledged is there, no deed is there by half, no fact twice.
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { rows } from '@/db/client'
import { contextFor, systemActor } from '@/lib/core/context'
import { engineName, freshEngine } from '../testing/engine'
import { startProcess } from '../testing/processes'

const ctx = contextFor(systemActor('test'))
/** When each round is killed: after so many acknowledged deeds and so many milliseconds. */
const ROUNDS = [
  { deeds: 1, thenMs: 0 },
  { deeds: 30, thenMs: 1 },
  { deeds: 70, thenMs: 37 },
]

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

describe(`on ${engineName}`, () => {
  test('everything acknowledged survives, whole and once', async () => {
    const { settings, during, drop } = await freshEngine()
    undo.push(drop)
    const acknowledged: string[] = []
    for (const { deeds, thenMs } of ROUNDS) {
      const writer = startProcess('lib/run/checks/writer.testing.ts', settings)
      undo.push(() => writer.kill())
      expect(await writer.prints(deeds), writer.complaints()).toBe(true)
      await sleep(thenMs)
      await writer.kill()
      acknowledged.push(...writer.lines)

      await during(async () => {
        expect(await missingOf(acknowledged)).toEqual([])
        expect(await halves()).toEqual([])
      })
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(101)
  }, 240_000)
})

/** The acknowledged deeds that the database does not know. */
async function missingOf(acknowledged: string[]): Promise<string[]> {
  const known = await rows<{ deed: string }>(
    ctx,
    sql`select 'registered ' || id as deed from users
        union all select 'enrolled ' || id from enrollments
        union all select 'completed ' || user_id || ' ' || lesson_id from lesson_progress where status = 'completed'`,
  )
  const reached = await rows<{ who: string; position: number }>(
    ctx,
    sql`select 'progressed ' || user_id || ' ' || lesson_id as who, position_seconds::int as position from lesson_progress`,
  )
  const deeds = new Set(known.map(({ deed }) => deed))
  const positions = new Map(reached.map(({ who, position }) => [who, position]))
  return acknowledged.filter(line => {
    if (!line.startsWith('progressed ')) return !deeds.has(line)
    const at = line.lastIndexOf(' ')
    return (positions.get(line.slice(0, at)) ?? -1) < Number(line.slice(at + 1))
  })
}

/** Deeds without their one fact, and facts without their deed. People with a password are those that registered. */
function halves(): Promise<unknown[]> {
  return rows(
    ctx,
    sql`with deeds as (
          select 'account.registered ' || id as key from users where password_hash is not null
          union all select 'enrollment.created ' || id from enrollments
          union all select 'lesson.completed ' || user_id || ' ' || lesson_id from lesson_progress where status = 'completed'
          union all select 'course.completed ' || id from enrollments where completed_at is not null
        ), facts as (
          select name || ' ' || case name when 'account.registered' then payload->>'userId'
            when 'lesson.completed' then (payload->>'userId') || ' ' || (payload->>'lessonId')
            else payload->>'enrollmentId' end as key, count(*)::int as times
          from outbox group by 1
        )
        select coalesce(d.key, f.key) as key, f.times from deeds d full join facts f on f.key = d.key
        where d.key is null or f.times is distinct from 1`,
  )
}
