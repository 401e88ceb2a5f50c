// A worker process for the tests of kill -9: it tells two people of a fact one after the other, and stops in between when asked to.
import { writeSync } from 'node:fs'
import { z } from 'zod'
import { openDatabase, transact } from '@/db/client'
import { migrate } from '@/db/migrate'
import { contextFor, systemActor } from '@/lib/core/context'
import { defineFact, defineReaction, reactions } from '@/lib/core/event'
import { kindOf } from '@/lib/notifications/kinds'
import { notify } from '@/lib/notifications/notify'
import { REACTIONS } from '@/lib/platform/outbox/dispatch'
import { emit } from '@/lib/platform/outbox/emit'
import { queue, useQueue } from '@/lib/platform/queue'
import { pgBossQueue } from '@/lib/platform/queue/pg-boss'
import { startWorker } from '../worker'

/** What this process does, and whom it is about. */
const { WHAT, FIRST = '', SECOND = '' } = process.env
const ctx = contextFor(systemActor('test'))
const says = (line: string) => writeSync(1, `${line}\n`)
const forEver = () => new Promise<never>(() => setInterval(() => {}, 60_000))

const Climbed = defineFact('test.climbed', z.object({ first: z.string(), second: z.string() }))
const tellBoth = defineReaction({
  name: 'test.tell-both',
  on: Climbed,
  mode: 'queued',
  async run(_, fact) {
    const kind = kindOf('level.reached')
    if (!kind) throw new Error('level.reached is a kind')
    const told = (userId: string) => [{ userId, about: 'level', data: { level: 2, unlocks: [] } }]
    says(`run ${fact.payload.first}`)
    await notify(ctx, kind, fact, told(fact.payload.first))
    if (WHAT === 'stop half-way') {
      says('half-way')
      await forEver()
    }
    await notify(ctx, kind, fact, told(fact.payload.second))
    says(`done ${fact.payload.first}`)
  },
})

await openDatabase()
await migrate()
reactions().set(tellBoth.name, tellBoth)
// biome-ignore lint/correctness/useHookAtTopLevel: puts a queue in place, and is no hook of React
useQueue(pgBossQueue({ migrate: true, retryDelaySeconds: 0, heartbeatSeconds: 10, lookSeconds: 1 }))

if (WHAT === 'never commit') {
  await startWorker()
  await transact(ctx, async tx => {
    const { id } = await emit(tx, Climbed, { first: FIRST, second: SECOND })
    await queue().enqueue(tx, REACTIONS, { data: { reaction: tellBoth.name, factId: id } })
    says('enqueued')
    await forEver()
  })
}
if (FIRST) await transact(ctx, tx => emit(tx, Climbed, { first: FIRST, second: SECOND }))
await startWorker()
says('working')
