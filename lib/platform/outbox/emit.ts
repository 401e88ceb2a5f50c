// Records that something happened, in the same transaction as the deed itself.
import 'server-only'
import type { TxContext } from '@/db/client'
import { outbox } from '@/db/schema/platform'
import { actorId } from '@/lib/core/context'
import { type Fact, type FactKind, reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { wakeDispatcher } from './wake'

/**
 * Records a fact and runs its inline reactions before it returns; one that throws undoes the deed. What they answered comes
 * back as `replies`, for the reply of the deed. Queued reactions run soon after the commit. Throws a ZodError when the
 * payload does not fit the kind.
 */
export async function emit<P>(
  ctx: TxContext,
  kind: FactKind<P>,
  payload: P,
): Promise<Fact<P> & { replies: unknown[] }> {
  const fact: Fact<P> = {
    id: newId(), // the order of recording, also for a seed whose clock is in the past
    name: kind.name,
    payload: kind.schema.parse(payload),
    occurredAt: ctx.now(),
    actorId: actorId(ctx),
    requestId: ctx.requestId,
  }
  await ctx.tx.insert(outbox).values(fact)
  const replies: unknown[] = []
  for (const reaction of reactions().values()) {
    if (reaction.mode === 'inline' && reaction.on.name === kind.name) replies.push(await reaction.run(ctx, fact))
  }
  ctx.afterCommit(wakeDispatcher)
  return { ...fact, replies }
}
