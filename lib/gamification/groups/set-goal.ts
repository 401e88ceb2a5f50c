// Sets what a peer group wants to reach together in a week.
import { eq, isNull } from 'drizzle-orm'
import { transact } from '@/db/client'
import { groupGoals, peerGroups } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { groupGoalSet } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { startOf } from '../ledger/periods'
import { reachGoal } from './reach-goal'
import { ownGroup } from './reads'
import type { Group } from './schemas'

/**
 * From this week on; a goal that the group stands at already is reached at once. Throws `not_found` for strangers, `forbidden` for
 * members, `conflict` where the week's goal is reached.
 */
export async function setGoal(
  ctx: Context,
  { groupId, targetXp }: { groupId: string; targetXp: number },
): Promise<Group> {
  await assertOwner(ctx, groupId)
  const startsOn = startOf('week', ctx.now())
  const { goal } = await transact(ctx, async tx => {
    await tx.tx.select({ id: peerGroups.id }).from(peerGroups).where(eq(peerGroups.id, groupId)).for('update')
    const [set] = await tx.tx
      .insert(groupGoals)
      .values({ groupId, startsOn, targetXp })
      .onConflictDoUpdate({
        target: [groupGoals.groupId, groupGoals.startsOn],
        set: { targetXp },
        setWhere: isNull(groupGoals.reachedAt),
      })
      .returning({ targetXp: groupGoals.targetXp })
    if (!set) {
      const message = 'Your group has reached this week’s goal. You can set the next one from Monday on.'
      throw new DomainError('conflict', message, { code: 'goal_reached' })
    }
    await emit(tx, groupGoalSet, { groupId, startsOn, targetXp })
    return ownGroup(tx, groupId)
  })
  if (goal && goal.xp >= targetXp) await reachGoal(ctx, { groupId, startsOn, targetXp })
  return ownGroup(ctx, groupId)
}

/** Throws `not_found` for strangers and `forbidden` for members who do not own it. */
export async function assertOwner(ctx: Context, groupId: string): Promise<void> {
  const { isOwner } = await ownGroup(ctx, groupId)
  if (!isOwner) throw new DomainError('forbidden', 'Only who owns this group can set its goal.')
}
