// Notes a saving of something that saves itself while it is written, so that a whole sitting becomes one fact.
import 'server-only'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { sittings } from '@/db/schema/platform'
import { emit } from '@/lib/platform/outbox/emit'
import { dueAfter } from './pause'
import { tellSitting } from './tell-sitting'
import type { Saving, Writing } from './writing'

/**
 * In the transaction of the saving. It continues the sitting of its writer where it found what that left; a sitting of
 * somebody else, or of before, is told first. What nobody in person writes is told at once.
 */
export async function noteSaving<A extends Record<string, unknown>, P>(
  ctx: TxContext,
  writing: Writing<A, P>,
  { subjectId, found, ...saving }: Saving<A>,
): Promise<void> {
  const { actor, requestId } = ctx
  if (actor.kind !== 'user') {
    const told = { ...saving, saves: 1, beganAt: ctx.now(), firstRequestId: requestId }
    return void (await emit(ctx, writing.fact, writing.tell(told)))
  }
  const now = ctx.now()
  const row = {
    ...{ kind: writing.fact.name, subjectId, ...saving },
    ...{ writerId: actor.id, sessionId: actor.sessionId, firstRequestId: requestId, requestId },
    ...{ saves: 1, beganAt: now, savedAt: now },
  }
  const { quietSince, beganBefore } = dueAfter(now)
  const [noted] = await ctx.tx
    .insert(sittings)
    .values(row)
    .onConflictDoUpdate({
      target: [sittings.kind, sittings.subjectId],
      set: {
        before: sql`excluded.before || ${sittings.before}`,
        after: sql`${sittings.after} || excluded.after`,
        saves: sql`${sittings.saves} + 1`,
        ...{ about: sql`excluded.about`, state: sql`excluded.state`, savedAt: sql`excluded.saved_at` },
        ...{ requestId: sql`excluded.request_id`, sessionId: sql`excluded.session_id` },
      },
      setWhere: and(
        eq(sittings.writerId, actor.id),
        eq(sittings.state, found),
        gt(sittings.savedAt, quietSince),
        gt(sittings.beganAt, beganBefore),
      ),
    })
    .returning({ saves: sittings.saves })
  if (noted) return
  await tellSitting(ctx, writing, subjectId)
  await ctx.tx.insert(sittings).values(row)
}
