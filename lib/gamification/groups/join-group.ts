// Joins a peer group by its code.
import { and, eq, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { peerGroupMembers, peerGroups } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError, invalid, notFound } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import { groupJoined } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { takeOrRefuse } from '@/lib/platform/rate-limit/take-or-refuse'
import { assertRoom } from './assert-room'
import { plainCode } from './codes'
import { courseForGroup } from './course-for-group'
import { JOIN_TRIES, mostMembers } from './limits'
import { ownerStanding, ownGroup } from './reads'
import type { Group } from './schemas'

/**
 * Joining twice is once. Throws `not_found`, `invalid` for another code, `forbidden` where the group is for a course that one
 * does not take, `conflict` for a full group, and `rate_limited`.
 */
export async function joinGroup(ctx: Context, { groupId, code }: { groupId: string; code: string }): Promise<Group> {
  const user = requireUser(ctx)
  await takeOrRefuse(JOIN_TRIES, user.id)
  return transact(ctx, async tx => {
    const [group] = await tx.tx.select().from(peerGroups).where(eq(peerGroups.id, groupId)).for('update')
    if (!group) throw notFound('group')
    if (group.code !== plainCode(code)) throw invalid('code', WRONG_CODE)
    return join(tx, group, user.id)
  })
}

/** The same for whoever has the code alone. Throws `invalid` where no group has it. */
export async function joinByCode(ctx: Context, { code }: { code: string }): Promise<Group> {
  const user = requireUser(ctx)
  await takeOrRefuse(JOIN_TRIES, user.id)
  return transact(ctx, async tx => {
    const [group] = await tx.tx
      .select()
      .from(peerGroups)
      .where(eq(peerGroups.code, plainCode(code)))
      .for('update')
    if (!group) throw invalid('code', WRONG_CODE)
    return join(tx, group, user.id)
  })
}

const WRONG_CODE = 'does not open this group; please compare it with the one that you were given'

/** The group is locked: members come and go one at a time. */
async function join(tx: TxContext, group: typeof peerGroups.$inferSelect, userId: string): Promise<Group> {
  const { id: groupId, courseId } = group
  const mine = and(eq(peerGroupMembers.groupId, groupId), eq(peerGroupMembers.userId, userId))
  const [already] = await tx.tx.select({ at: peerGroupMembers.joinedAt }).from(peerGroupMembers).where(mine)
  if (already) return ownGroup(tx, groupId)
  if (courseId) await courseForGroup(tx, courseId)
  await assertRoom(tx, userId)
  await tx.tx.insert(peerGroupMembers).values({ groupId, userId, joinedAt: tx.now() })
  const most = mostMembers(await ownerStanding(tx, group))
  if ((await recount(tx, groupId)) > most) {
    throw new DomainError('conflict', `This group is full: it has ${most} members.`, { code: 'group_full' })
  }
  await emit(tx, groupJoined, { groupId, userId })
  return ownGroup(tx, groupId)
}

/** Writes down how many members a group has, and gives it. */
export async function recount(tx: TxContext, groupId: string): Promise<number> {
  const counted = sql<number>`(select count(*)::int from ${peerGroupMembers} where ${peerGroupMembers.groupId} = ${groupId})`
  const counts = await tx.tx
    .update(peerGroups)
    .set({ memberCount: counted })
    .where(eq(peerGroups.id, groupId))
    .returning({ memberCount: peerGroups.memberCount })
  return only(counts).memberCount
}
