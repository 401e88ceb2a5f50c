// Decides about XP that came unusually fast: it was right, or the learner stays off the boards.
import { and, eq, inArray } from 'drizzle-orm'
import { transact } from '@/db/client'
import { userStats, xpFlags } from '@/db/schema/gamification'
import { actorId, type Context, requirePermission } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { xpFlagDecided } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { relist } from '../boards/relist'
import type { DecideFlagInput } from './schemas'

/** What was upheld can be cleared later, not the other way round. Of two who decide at once the first one does. */
export async function decideFlag(ctx: Context, { flagId, state, note }: DecideFlagInput): Promise<void> {
  requirePermission(ctx, 'xp.review')
  await transact(ctx, async tx => {
    const from = state === 'cleared' ? (['open', 'upheld'] as const) : (['open'] as const)
    const [flag] = await tx.tx
      .update(xpFlags)
      .set({ state, note, decidedAt: tx.now(), decidedBy: actorId(tx) })
      .where(and(eq(xpFlags.id, flagId), inArray(xpFlags.state, [...from])))
      .returning({ userId: xpFlags.userId })
    if (!flag) {
      const [known] = await tx.tx.select({ id: xpFlags.id }).from(xpFlags).where(eq(xpFlags.id, flagId))
      if (!known) throw notFound('flag')
      throw new DomainError('conflict', 'Somebody has decided about this already. Load the page anew to see it.')
    }
    const { userId } = flag
    if (state === 'cleared') {
      await tx.tx.update(userStats).set({ heldAt: null }).where(eq(userStats.userId, userId))
      await relist(tx, userId)
    }
    await emit(tx, xpFlagDecided, { userId, flagId, state, note })
  })
}
