// Decides about XP that came unusually fast: it was right, or the learner stays off the boards.
import { eq } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
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
    const from = state === 'cleared' ? ['open', 'upheld'] : ['open']
    const { userId, state: before } = await lockFlag(tx, flagId)
    if (!from.includes(before))
      throw new DomainError('conflict', 'Somebody has decided about this already. Load the page anew to see it.')
    await tx.tx
      .update(xpFlags)
      .set({ state, note, decidedAt: tx.now(), decidedBy: actorId(tx) })
      .where(eq(xpFlags.id, flagId))
    if (state === 'cleared') {
      await tx.tx.update(userStats).set({ heldAt: null }).where(eq(userStats.userId, userId))
      await relist(tx, userId)
    }
    await emit(tx, xpFlagDecided, { userId, flagId, before, state, note })
  })
}

async function lockFlag(ctx: TxContext, flagId: string) {
  const { userId, state } = xpFlags
  const [flag] = await ctx.tx.select({ userId, state }).from(xpFlags).where(eq(xpFlags.id, flagId)).for('update')
  if (!flag) throw notFound('flag')
  return flag
}
