// The queue by pg-boss: jobs are rows in the same database, so that they commit with the deed that asked for them.
import type { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { fromDrizzle, fromPglite, PgBoss } from 'pg-boss'
import { v5 } from 'uuid'
import { handle, type TxContext } from '@/db/client'
import { isId } from '@/lib/core/ids'
import { log } from '@/lib/platform/log'
import type { NewJob, Queue } from './port'

const DAY_SECONDS = 86_400
const NAMESPACE = 'a4b7f7a0-6f0e-4c1e-9d53-6a1c3b6a0c11' // any UUID, the same in every version of ours
const STOP_MS = 10_000
const REDRIVEN_AT_ONCE = 1000

type Options = {
  /** Whether `start` may create and migrate pg-boss's own tables. */
  migrate: boolean
  /** The first pause before a retry; each later one about doubles. 0 means none at all. */
  retryDelaySeconds?: number
  /** How long a running job may give no sign of life (10 at least), and how often that is looked at. */
  heartbeatSeconds?: number
  lookSeconds?: number
}

/** Jobs in the open database: through the embedded engine's handle, or a small pool of its own beside ours. */
export function pgBossQueue(options: Options): Queue {
  const { migrate, retryDelaySeconds = 10, heartbeatSeconds = 30, lookSeconds = 60 } = options
  const looks = { superviseIntervalSeconds: lookSeconds, monitorIntervalSeconds: lookSeconds }
  let boss: PgBoss | undefined
  let visitor: Promise<PgBoss> | undefined
  const workers = new Map<string, string[]>()

  function started(queue: string): PgBoss {
    if (!boss || !workers.has(queue)) throw new Error(`The queue "${queue}" is not started.`)
    return boss
  }

  async function open(queues: readonly string[], mayMigrate: boolean): Promise<PgBoss> {
    const opened = new PgBoss({ ...connection(), ...QUIET, ...looks, migrate: mayMigrate })
    opened.on('error', error => log.error('the job queue failed', { error }))
    opened.on('warning', ({ message, data }) => log.warn('the job queue warns', { warning: message, data }))
    try {
      await opened.start()
      await declare(opened, queues)
      return opened
    } catch (cause) {
      await opened.stop({ graceful: false })
      if (mayMigrate) throw cause
      throw new Error('The job queue cannot start; its tables may be missing: run `npm run migrate`.', { cause })
    }
  }

  async function declare(opened: PgBoss, queues: readonly string[]): Promise<void> {
    for (const queue of queues) {
      await opened.createQueue(deadOf(queue), { retentionSeconds: 90 * DAY_SECONDS })
      const settings = {
        retryLimit: 5,
        retryDelay: retryDelaySeconds,
        retryBackoff: retryDelaySeconds > 0,
        expireInSeconds: 6 * 3600, // for what hangs; what died is noticed by its heartbeat
        heartbeatSeconds,
        deleteAfterSeconds: DAY_SECONDS,
      }
      await opened.createQueue(queue, { ...settings, deadLetter: deadOf(queue) })
      await opened.updateQueue(queue, settings)
    }
  }

  /** For processes that run no worker. */
  function visit(): Promise<PgBoss> {
    visitor ??= open([], migrate).catch(error => {
      visitor = undefined
      throw error
    })
    return visitor
  }

  function wake(queue: string): void {
    for (const id of workers.get(queue) ?? []) boss?.notifyWorker(id)
  }

  return {
    async install(queues) {
      const installer = await open(queues, true)
      await installer.stop({ graceful: false })
    },

    async start(queues) {
      boss = await open(queues, migrate)
      for (const queue of queues) workers.set(queue, [])
    },

    async stop() {
      const stopping = [boss, await visitor?.catch(() => undefined)]
      boss = undefined
      visitor = undefined
      workers.clear()
      for (const one of stopping) await one?.stop({ timeout: STOP_MS })
    },

    async enqueue(ctx, queue, ...jobs) {
      const rows = jobs.map(job => jobRow(queue, job))
      if (!ctx.tx) {
        await started(queue).insert(queue, rows)
        return wake(queue)
      }
      const { tx, afterCommit } = ctx as TxContext
      await started(queue).insert(queue, rows, { db: fromDrizzle(tx, sql) })
      afterCommit(() => wake(queue))
    },

    async work(queue, handler, { concurrency = 1 } = {}) {
      const working = started(queue)
      const pollingIntervalSeconds = handle().driver === 'embedded' ? 5 : 2
      for (let i = 0; i < concurrency; i += 1) {
        let worker = ''
        worker = await working.work(queue, { pollingIntervalSeconds, batchSize: 1 }, async ([job]) => {
          if (!job) return
          try {
            await handler({ id: job.id, data: job.data })
          } catch (error) {
            log.warn('a job failed', { queue, jobId: job.id, error })
            throw error
          } finally {
            working.notifyWorker(worker) // fetch the next one at once instead of at the next poll
          }
        })
        workers.get(queue)?.push(worker)
      }
    },

    wake,

    async failed(queue) {
      const db = started(queue).getDb()
      const { rows } = await db.executeSql('SELECT count(*)::int AS count FROM pgboss.job WHERE name = $1', [
        deadOf(queue),
      ])
      return (rows as { count: number }[])[0]?.count ?? 0
    },

    async depth(queue) {
      const { rows } = await started(queue)
        .getDb()
        .executeSql(
          `SELECT count(*) FILTER (WHERE state = 'active')::int AS active, count(*) FILTER (WHERE state < 'active')::int AS waiting
             FROM pgboss.job WHERE name = $1 AND state < 'completed'`,
          [queue],
        )
      return (rows as { waiting: number; active: number }[])[0] ?? { waiting: 0, active: 0 }
    },

    async listFailed(queue, limit) {
      const { rows } = await handle().db.execute<FailedRow>(
        sql`SELECT id, data, source_output AS output, created_on AS "failedAt" FROM pgboss.job
            WHERE name = ${deadOf(queue)} ORDER BY created_on DESC, id LIMIT ${limit}`,
      )
      return rows.map(({ id, data, output, failedAt }) => ({
        id,
        data,
        error: errorIn(output),
        failedAt: new Date(failedAt),
      }))
    },

    async retryFailed(queue, which) {
      const working = boss ?? (await visit())
      let moved = 0
      for (;;) {
        const ids = which === 'all' ? {} : { ids: which.filter(isId) }
        if (ids.ids?.length === 0) return 0
        const now = await working.redrive(deadOf(queue), { ...ids, destination: queue, limit: REDRIVEN_AT_ONCE })
        moved += now
        if (now < REDRIVEN_AT_ONCE) break
      }
      wake(queue)
      return moved
    },

    async discardFailed(queue, which) {
      const some = which === 'all' ? sql`true` : sql`id = any(${sql.param(which.filter(isId))}::uuid[])`
      const { rows } = await handle().db.execute(
        sql`DELETE FROM pgboss.job WHERE name = ${deadOf(queue)} AND ${some} RETURNING id`,
      )
      return rows.length
    },

    async check() {
      await handle().db.execute(sql`SELECT 1 FROM pgboss.version`)
      return 'ok'
    },
  }
}

type FailedRow = { id: string; data: unknown; output: unknown; failedAt: string }

/** What the last run of a job said when it failed. */
function errorIn(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: unknown }
  return String(message ?? value ?? 'It said nothing.').slice(0, 2000)
}

/** What pg-boss does by itself, turned down: nothing here needs its clock, flows, registry or index rebuilds. */
const QUIET = {
  schedule: false,
  registerInstance: false,
  monitorVacuum: false,
  reindex: false,
  flowIntervalSeconds: 3600,
  queueCacheIntervalSeconds: 300,
  openTelemetry: { enabled: false },
}

function connection() {
  const { driver, client } = handle()
  if (driver === 'embedded') return { db: fromPglite(client as PGlite), backend: 'pglite' as const }
  const { connectionString } = (client as { options: { connectionString: string } }).options
  return { connectionString, max: 3 }
}

function deadOf(queue: string): string {
  return `${queue}.dead`
}

/** A key makes the job's id, so that the primary key keeps a second one out. */
function jobRow(queue: string, { data, key, startAfter }: NewJob) {
  return { data, ...(key === undefined ? {} : { id: v5(`${queue} ${key}`, NAMESPACE) }), startAfter }
}
