// How much work waits: facts that no dispatcher has taken yet, and reactions that used up their retries.
import 'server-only'
import { isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/platform'
import type { Context } from '@/lib/core/context'
import { queue } from '@/lib/platform/queue'
import { REACTIONS, SLOW_REACTIONS } from './dispatch'

const MOST = 10_000

/** Facts that wait, counted to 10,000 at most, so that a long backlog costs no long count. */
export async function waitingFacts(ctx: Context): Promise<number> {
  const some = db(ctx).select({ id: outbox.id }).from(outbox).where(isNull(outbox.dispatchedAt)).limit(MOST).as('some')
  const [row] = await db(ctx).select({ facts: sql<number>`count(*)::int` }).from(some)
  return row?.facts ?? 0
}

/** How many reactions wait and run, by queue. Rejects in a process that runs no worker. */
export async function reactionDepths(): Promise<{ queue: string; waiting: number; active: number }[]> {
  const names = [REACTIONS, SLOW_REACTIONS]
  return Promise.all(names.map(async name => ({ queue: name, ...(await queue().depth(name)) })))
}

/** Rejects in a process that runs no worker: only workers have the queue open. */
export async function failedReactions(): Promise<number> {
  return (await queue().failed(REACTIONS)) + (await queue().failed(SLOW_REACTIONS))
}
