// kill -9 of a worker: what was not committed never runs, what was begun is tried again, and its effects happen once.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { closeDatabase, connectPostgres, installDatabase, openDatabase, rows } from '@/db/client'
import { migrate } from '@/db/migrate'
import { newPerson } from '@/db/school.testing'
import { emptyPostgres } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { env } from '@/lib/env'
import { startProcess } from '../testing/processes'

const ctx = contextFor(systemActor('test'))
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

type Engine = { settings: Record<string, string>; open(): Promise<unknown> }

async function embedded(): Promise<Engine> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-worker-'))
  undo.push(() => rmSync(folder, { recursive: true, force: true }))
  env().dataDir = folder
  env().DATABASE_URL = undefined
  return { settings: { DATA_DIR: folder, DATABASE_URL: '', CAIRN_MODE: 'test' }, open: openDatabase }
}

async function postgres(): Promise<Engine> {
  const { url, drop } = await emptyPostgres(process.env.TEST_DATABASE_URL ?? '')
  undo.push(drop)
  return {
    settings: { DATABASE_URL: url, CAIRN_MODE: 'test' },
    open: async () => installDatabase(connectPostgres(url)),
  }
}

const engines: [string, () => Promise<Engine>][] = [['the embedded database', embedded]]
if (process.env.TEST_DATABASE_URL) engines.push(['PostgreSQL', postgres])

describe.each(engines)('on %s', (_, prepare) => {
  test('a killed worker’s job is tried again by the next one, one of an undone transaction is not', async () => {
    const { settings, open } = await prepare()
    const during = async <T>(work: () => Promise<T>) => {
      await open()
      try {
        return await work()
      } finally {
        await closeDatabase()
      }
    }
    const [one, two, never] = await during(async () => {
      await migrate()
      return [(await newPerson()).id, (await newPerson()).id, (await newPerson()).id]
    })
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
