// Tells the sittings that are over, each by itself.
import 'server-only'
import { and, asc, eq, lte, or } from 'drizzle-orm'
import { db, transact } from '@/db/client'
import { sittings } from '@/db/schema/platform'
import type { Context } from '@/lib/core/context'
import { log } from '@/lib/platform/log'
import { dueAfter } from './pause'
import { tellSitting } from './tell-sitting'
import type { Writing } from './writing'

const AT_ONCE = 500

/** For the clock. One that cannot be told is logged, kept, and holds up no other. */
export async function closeSittings<A extends Record<string, unknown>, P>(
  ctx: Context,
  writing: Writing<A, P>,
): Promise<void> {
  const { quietSince, beganBefore } = dueAfter(ctx.now())
  const isOver = or(lte(sittings.savedAt, quietSince), lte(sittings.beganAt, beganBefore))
  const over = await db(ctx)
    .select({ subjectId: sittings.subjectId })
    .from(sittings)
    .where(and(eq(sittings.kind, writing.fact.name), isOver))
    .orderBy(asc(sittings.savedAt))
    .limit(AT_ONCE)
  for (const { subjectId } of over) {
    try {
      await transact(ctx, tx => tellSitting(tx, writing, subjectId, isOver))
    } catch (error) {
      log.error('a sitting of writing could not be told', { kind: writing.fact.name, subjectId, error })
    }
  }
}
