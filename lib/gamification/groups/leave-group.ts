// Leaves a peer group: an owner hands it to whoever joined first, and the last one closes it.
import { and, asc, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { peerGroupMembers, peerGroups } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { groupLeft } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { recount } from './join-group'

/** Throws `not_found` for whoever is no member. */
export async function leaveGroup(ctx: Context, { groupId }: { groupId: string }): Promise<void> {
  const user = requireUser(ctx)
  await transact(ctx, async tx => {
    const [group] = await tx.tx.select().from(peerGroups).where(eq(peerGroups.id, groupId)).for('update')
    const mine = and(eq(peerGroupMembers.groupId, groupId), eq(peerGroupMembers.userId, user.id))
    const [left] = await tx.tx.delete(peerGroupMembers).where(mine).returning({ userId: peerGroupMembers.userId })
    if (!group || !left) throw notFound('group')
    await emit(tx, groupLeft, { groupId, userId: user.id })
    const [next] = await tx.tx
      .select({ userId: peerGroupMembers.userId })
      .from(peerGroupMembers)
      .where(eq(peerGroupMembers.groupId, groupId))
      .orderBy(asc(peerGroupMembers.joinedAt), asc(peerGroupMembers.userId))
      .limit(1)
    if (!next) {
      await tx.tx.delete(peerGroups).where(eq(peerGroups.id, groupId))
      return
    }
    await recount(tx, groupId)
    if (group.ownerId === user.id || group.ownerId === null)
      await tx.tx.update(peerGroups).set({ ownerId: next.userId }).where(eq(peerGroups.id, groupId))
  })
}
