// Sees whether an award completed what a peer group wanted to reach together this week.
import { and, desc, inArray, lte } from 'drizzle-orm'
import { db } from '@/db/client'
import { groupGoals } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { type GroupMember, groupMembers } from '../boards/moves/reads'
import { startOf } from '../ledger/periods'
import { reachGoal } from './reach-goal'

/** A worker that was away for longer tells no goal of then. */
const NEWS_MS = 24 * 3_600_000

/** Each week’s goal is reached once, whoever brings it there; the week is that of the award, also when it is heard after its end. */
export async function noteGoals(
  ctx: Context,
  award: { userId: string; courseId: string | null; at: Date },
): Promise<void> {
  if (ctx.now().getTime() - award.at.getTime() > NEWS_MS) return
  const startsOn = startOf('week', award.at)
  const members = await groupMembers(ctx, award)
  for (const { groupId, targetXp } of await openGoals(ctx, members, startsOn)) {
    if (togetherIn(members, groupId) >= targetXp) await reachGoal(ctx, { groupId, startsOn, targetXp })
  }
}

/** The newest goal of each group, unless this week’s is reached. */
async function openGoals(ctx: Context, members: GroupMember[], startsOn: string) {
  const groups = [...new Set(members.map(({ groupId }) => groupId))]
  if (groups.length === 0) return []
  const newest = await db(ctx)
    .selectDistinctOn([groupGoals.groupId])
    .from(groupGoals)
    .where(and(inArray(groupGoals.groupId, groups), lte(groupGoals.startsOn, startsOn)))
    .orderBy(groupGoals.groupId, desc(groupGoals.startsOn))
  return newest.filter(goal => goal.startsOn < startsOn || goal.reachedAt === null)
}

function togetherIn(members: GroupMember[], groupId: string): number {
  return members.reduce((sum, member) => sum + (member.groupId === groupId && !member.held ? member.xp : 0), 0)
}
