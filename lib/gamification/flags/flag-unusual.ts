// Flags somebody whose XP came faster than the material allows, and holds them off the boards until a person has looked.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { userStats, xpFlags } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { xpFlagged } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { relist } from '../boards/relist'
import { allowanceOf, isUnusual } from './allowance'
import { hourOf } from './reads'

/** What is older came from a seed or waited for a worker that was away: nobody is held for it now. */
const LATE_MS = 24 * 3_600_000

/** Looks at the hour up to `at`. One flag is open at a time; running it twice raises one. */
export async function flagUnusual(ctx: Context, { userId, at }: { userId: string; at: Date }): Promise<void> {
  if (ctx.now().getTime() - at.getTime() > LATE_MS) return
  const entries = await hourOf(ctx, userId, at)
  if (!entries) return
  const { xp, allowed } = allowanceOf(entries)
  if (!isUnusual({ xp, allowed })) return
  await transact(ctx, async tx => {
    const flag = {
      id: newId(at),
      userId,
      xpInHour: xp,
      xpAllowed: allowed,
      reason: reasonFor(xp, allowed),
      raisedAt: at,
    }
    const [raised] = await tx.tx.insert(xpFlags).values(flag).onConflictDoNothing().returning({ id: xpFlags.id })
    if (!raised) return
    await tx.tx.update(userStats).set({ heldAt: at }).where(eq(userStats.userId, userId))
    await relist(tx, userId)
    const { id: flagId, reason } = flag
    await emit(tx, xpFlagged, { userId, flagId, xpInHour: xp, xpAllowed: allowed, reason })
  })
}

function reasonFor(xp: number, allowed: number): string {
  return `You earned ${xp} XP within an hour, from material whose length allows about ${allowed}. Somebody will look at it; until then you stand on no board. Your XP, your level and your achievements stay as they are.`
}
