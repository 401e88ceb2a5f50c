// Marks the week's goal of a peer group as reached.
import { and, isNull, lte } from 'drizzle-orm'
import { transact } from '@/db/client'
import { groupGoals } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { groupGoalReached } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'

/** Once a week, whoever brings the group there. */
export async function reachGoal(
  ctx: Context,
  goal: { groupId: string; startsOn: string; targetXp: number },
): Promise<void> {
  await transact(ctx, async tx => {
    const reachedAt = tx.now()
    const [reached] = await tx.tx
      .insert(groupGoals)
      .values({ ...goal, reachedAt })
      .onConflictDoUpdate({
        target: [groupGoals.groupId, groupGoals.startsOn],
        set: { reachedAt },
        setWhere: and(isNull(groupGoals.reachedAt), lte(groupGoals.targetXp, goal.targetXp)),
      })
      .returning({ groupId: groupGoals.groupId })
    if (reached) await emit(tx, groupGoalReached, goal)
  })
}
