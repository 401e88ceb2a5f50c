// The shape of the job queue: work that survives the process, is done at least once, and is retried alone.
import type { Context } from '@/lib/core/context'

/** `data` becomes JSON. The same `key` is the same job: it is added once, until a day after it ended. */
export type NewJob = { data: object; key?: string; startAfter?: Date }
export type Job = { id: string; data: unknown }
/** May run twice for one job. A throw lets the job run again later. */
export type JobHandler = (job: Job) => Promise<void>

/** A job that has used up its retries; `error` is what its last run said. */
export type FailedJob = { id: string; data: unknown; error: string; failedAt: Date }
/** Some of the failed jobs by their ids, or all of them. */
export type Which = readonly string[] | 'all'

export type Queue = {
  /** Makes what the queue needs in the database, where that is not done by `start` (production). */
  install(queues: readonly string[]): Promise<void>
  /** Opens the named queues; before that, and for other names, nothing can be enqueued or worked. */
  start(queues: readonly string[]): Promise<void>
  /** Lets running jobs end (up to 10 s) and stops; whatever waits stays for the next start. */
  stop(): Promise<void>
  /** Adds jobs; inside a transaction they exist from its commit on, and not at all when it rolls back. */
  enqueue(ctx: Context, queue: string, ...jobs: NewJob[]): Promise<void>
  /** Runs `handler` for each job, `concurrency` at a time (1); five retries with growing pauses, then it counts as failed. */
  work(queue: string, handler: JobHandler, options?: { concurrency?: number }): Promise<void>
  /** Looks for jobs now instead of at the next poll. */
  wake(queue: string): void
  /** How many jobs have used up their retries and are kept for a person to look at. */
  failed(queue: string): Promise<number>
  /** Those jobs, the last failed first. This and the next two work in processes that started no queue, too. */
  listFailed(queue: string, limit: number): Promise<FailedJob[]>
  /** Gives failed jobs all their tries again, as new jobs. Gives how many there were. */
  retryFailed(queue: string, which: Which): Promise<number>
  /** Forgets failed jobs. Gives how many there were. */
  discardFailed(queue: string, which: Which): Promise<number>
  /** How many jobs wait for their turn, or for their time, and how many run. */
  depth(queue: string): Promise<{ waiting: number; active: number }>
  /** Rejects when the queue cannot be reached. */
  check(): Promise<'ok' | 'memory'>
}
