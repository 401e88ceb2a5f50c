// Writes one entry of the trail, in the transaction of the deed.
import { db } from '@/db/client'
import { auditEntries } from '@/db/schema/audit'
import type { Context } from '@/lib/core/context'
import type { Fact } from '@/lib/core/event'

/** For the reactions alone. Who acts is the context's; a system actor is kept by its name. */
export async function recordEntry(
  ctx: Context,
  fact: Fact<Record<string, unknown>>,
  about: { subjectId: string | null; courseId: string | null },
): Promise<void> {
  const { actor } = ctx
  await db(ctx)
    .insert(auditEntries)
    .values({
      ...about,
      id: fact.id,
      name: fact.name,
      actorKind: actor.kind,
      actorId: fact.actorId,
      actorName: actor.kind === 'system' ? actor.name : null,
      sessionId: actor.kind === 'user' ? actor.sessionId : null,
      requestId: fact.requestId,
      payload: fact.payload,
      occurredAt: fact.occurredAt,
    })
}
