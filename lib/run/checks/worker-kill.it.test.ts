// kill -9 of a worker: what was not committed never runs, what was begun is tried again, and its effects happen once.
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { rows } from '@/db/client'
import { newPerson } from '@/db/school.testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { engineName, freshEngine } from '../testing/engine'
import { startProcess } from '../testing/processes'

const ctx = contextFor(systemActor('test'))
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

describe(`on ${engineName}`, () => {
  test('a killed worker’s job is tried again by the next one, one of an undone transaction is not', async () => {
    const { settings, during, drop } = await freshEngine()
    undo.push(drop)
    const people = await during(async () => [await newPerson(), await newPerson(), await newPerson()] as const)
    const [one, two, never] = people.map(({ id }) => id)
    const worker = (WHAT: string, FIRST = '', SECOND = '') => {
      const child = startProcess('lib/run/checks/worker.testing.ts', { ...settings, WHAT, FIRST, SECOND })
      undo.push(() => child.kill())
      return child
    }

    const undone = worker('never commit', never, never)
    expect(await undone.says('enqueued'), undone.complaints()).toBe(true)
    await undone.kill()

    const killed = worker('stop half-way', one, two)
    expect(await killed.says('half-way'), killed.complaints()).toBe(true)
    await killed.kill()
    expect(await during(told)).toEqual([{ userId: one, count: 1 }])

    const next = worker('work')
    expect(await next.says(`done ${one}`), next.complaints()).toBe(true)
    await next.kill()
    expect(next.lines.filter(line => line.startsWith('run'))).toEqual([`run ${one}`])
    const both = [one, two].sort().map(userId => ({ userId, count: 1 }))
    expect(await during(told)).toEqual(both)
    expect(await during(facts)).toEqual([{ first: one }])
  }, 300_000)
})

const told = () => rows(ctx, sql`select user_id as "userId", count from notifications order by user_id`)
const facts = () => rows(ctx, sql`select payload->>'first' as first from outbox where name = 'test.climbed'`)
