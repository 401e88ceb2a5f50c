// The queue's memory twin: the same promises as long as the process lives.
import type { TxContext } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import type { FailedJob, Job, JobHandler, NewJob, Queue, Which } from './port'

const RETRIES = 5

type Line = {
  keys: Set<string>
  waiting: Job[]
  handler?: JobHandler
  running: Set<Promise<void>>
  concurrency: number
  failed: FailedJob[]
  tries: Map<string, number>
}

/** `retryDelayMs` is the first pause before a retry; each later one doubles. */
export function memoryQueue({ retryDelayMs = 1000 } = {}): Queue {
  const lines = new Map<string, Line>()
  let stopped = true

  function lineOf(queue: string): Line {
    const line = stopped ? undefined : lines.get(queue)
    if (!line) throw new Error(`The queue "${queue}" is not started.`)
    return line
  }

  function later(line: Line, job: Job, delayMs: number): void {
    const add = () => {
      line.waiting.push(job)
      pump(line)
    }
    if (delayMs <= 0) setImmediate(add)
    else setTimeout(add, delayMs).unref()
  }

  function pump(line: Line): void {
    while (!stopped && line.handler && line.running.size < line.concurrency) {
      const job = line.waiting.shift()
      if (!job) return
      const run = attempt(line, line.handler, job).finally(() => {
        line.running.delete(run)
        pump(line)
      })
      line.running.add(run)
    }
  }

  async function attempt(line: Line, handler: JobHandler, job: Job): Promise<void> {
    const tries = line.tries.get(job.id) ?? 0
    try {
      await handler(job)
      line.tries.delete(job.id)
    } catch (error) {
      line.tries.set(job.id, tries + 1)
      if (tries < RETRIES) later(line, job, retryDelayMs * 2 ** tries)
      else line.failed.unshift({ ...job, error: String((error as Error)?.message ?? error), failedAt: new Date() })
    }
  }

  function add(line: Line, { data, key, startAfter }: NewJob): void {
    if (key !== undefined && line.keys.has(key)) return
    if (key !== undefined) line.keys.add(key)
    const job = { id: newId(), data: JSON.parse(JSON.stringify(data)) as unknown }
    later(line, job, startAfter ? startAfter.getTime() - Date.now() : 0)
  }

  return {
    async install() {},
    async start(queues) {
      stopped = false
      for (const queue of queues) if (!lines.has(queue)) lines.set(queue, emptyLine())
    },
    async stop() {
      stopped = true
      const all = [...lines.values()]
      for (const line of all) line.handler = undefined
      await Promise.all(all.flatMap(line => [...line.running]))
    },
    async enqueue(ctx: Context, queue, ...jobs) {
      const line = lineOf(queue)
      const addAll = () => {
        for (const job of jobs) add(line, job)
      }
      if (ctx.tx) (ctx as TxContext).afterCommit(addAll)
      else addAll()
    },
    async work(queue, handler, { concurrency = 1 } = {}) {
      const line = lineOf(queue)
      Object.assign(line, { handler, concurrency })
      pump(line)
    },
    wake(queue) {
      const line = lines.get(queue)
      if (line) pump(line)
    },
    async failed(queue) {
      return lineOf(queue).failed.length
    },
    async listFailed(queue, limit) {
      return lines.get(queue)?.failed.slice(0, limit) ?? []
    },
    async retryFailed(queue, which) {
      const line = lines.get(queue)
      const taken = line ? takeFailed(line, which) : []
      for (const { data } of taken) if (line) later(line, { id: newId(), data }, 0)
      return taken.length
    },
    async discardFailed(queue, which) {
      const line = lines.get(queue)
      return line ? takeFailed(line, which).length : 0
    },
    async depth(queue) {
      const { waiting, running } = lineOf(queue)
      return { waiting: waiting.length, active: running.size }
    },
    async check() {
      return 'memory'
    },
  }
}

function takeFailed(line: Line, which: Which): FailedJob[] {
  const taken = line.failed.filter(({ id }) => which === 'all' || which.includes(id))
  line.failed = line.failed.filter(job => !taken.includes(job))
  return taken
}

function emptyLine(): Line {
  return { keys: new Set(), waiting: [], running: new Set(), concurrency: 1, failed: [], tries: new Map() }
}
