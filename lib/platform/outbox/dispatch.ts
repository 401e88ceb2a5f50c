// Hands recorded facts to the job queue: one job for each queued reaction that listens.
import 'server-only'
import { and, asc, eq, getTableColumns, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { db, transact } from '@/db/client'
import { outbox } from '@/db/schema/platform'
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import { type Fact, type Reaction, reactions } from '@/lib/core/event'
import { queue } from '@/lib/platform/queue'

/** The queue whose jobs are `{ reaction, factId }`. */
export const REACTIONS = 'reactions'
/** The same for reactions that take minutes, so that nothing quick waits behind them. */
export const SLOW_REACTIONS = 'slow-reactions'

const BATCH = 200
/** A little longer than failed jobs are kept for another try: one whose fact is gone would count as done. */
const KEPT_MS = 91 * 24 * 3_600_000

/**
 * Takes a batch of waiting facts, enqueues their reactions and marks the facts, all in one transaction: a crash between
 * loses nothing, and several dispatchers at once share the work. Gives how many facts it took.
 */
export async function dispatch(): Promise<number> {
  return transact(contextFor(systemActor('outbox')), async ctx => {
    const waiting = await ctx.tx
      .select({ id: outbox.id, name: outbox.name })
      .from(outbox)
      .where(isNull(outbox.dispatchedAt))
      .orderBy(asc(outbox.id))
      .limit(BATCH)
      .for('update', { skipLocked: true })
    if (waiting.length === 0) return 0
    for (const name of [REACTIONS, SLOW_REACTIONS]) {
      const isHere = ({ slow }: Reaction) => (slow ? SLOW_REACTIONS : REACTIONS) === name
      const jobs = waiting.flatMap(fact =>
        listeners(fact.name)
          .filter(isHere)
          .map(each => jobOf(each, fact.id)),
      )
      if (jobs.length > 0) await queue().enqueue(ctx, name, ...jobs)
    }
    const ids = waiting.map(fact => fact.id)
    await ctx.tx.update(outbox).set({ dispatchedAt: ctx.now() }).where(inArray(outbox.id, ids))
    return waiting.length
  })
}

/** The recorded fact, or undefined when it was purged. */
export async function recordedFact(ctx: Context, id: string): Promise<Fact | undefined> {
  const { dispatchedAt: _, ...fact } = getTableColumns(outbox)
  const [row] = await db(ctx).select(fact).from(outbox).where(eq(outbox.id, id))
  return row
}

/** Forgets facts that were dispatched more than 91 days ago. */
export async function purgeOutbox(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - KEPT_MS)
  await db(ctx)
    .delete(outbox)
    .where(and(isNotNull(outbox.dispatchedAt), lt(outbox.dispatchedAt, before)))
}

function listeners(name: string): Reaction[] {
  return [...reactions().values()].filter(({ mode, on }) => mode === 'queued' && on.name === name)
}

function jobOf(reaction: Reaction, factId: string) {
  return { data: { reaction: reaction.name, factId }, key: `${reaction.name} ${factId}` }
}
