// Tells a sitting as one fact: of whoever wrote, at the time and in the request of the last saving.
import 'server-only'
import { and, eq, type SQL } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { sittings } from '@/db/schema/platform'
import { userActor } from '@/lib/core/context'
import { emit } from '@/lib/platform/outbox/emit'
import type { Writing } from './writing'

/** Where it is gone already, or `only` does not hold any more, nothing is told: of two who tell it at once, one does. */
export async function tellSitting<A extends Record<string, unknown>, P>(
  ctx: TxContext,
  { fact, about, tell }: Writing<A, P>,
  subjectId: string,
  only?: SQL,
): Promise<void> {
  const [row] = await ctx.tx
    .delete(sittings)
    .where(and(eq(sittings.kind, fact.name), eq(sittings.subjectId, subjectId), only))
    .returning()
  if (!row) return
  const { before, after, saves, beganAt, firstRequestId, requestId, savedAt } = row
  // Acts in nothing but name: the deed is done, and the account may be gone by now.
  const writer = userActor({ id: row.writerId, name: '', role: 'student', sessionId: row.sessionId })
  const told = tell({ about: about.parse(row.about), before, after, saves, beganAt, firstRequestId })
  await emit({ ...ctx, actor: writer, requestId, now: () => savedAt }, fact, told)
}
