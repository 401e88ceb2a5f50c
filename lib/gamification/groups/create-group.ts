// Makes a peer group, for all or for the learners of a course.
import { transact, violatedUnique } from '@/db/client'
import { peerGroupMembers, peerGroups } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { groupCreated } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { takeOrRefuse } from '@/lib/platform/rate-limit/take-or-refuse'
import { assertOwnRoom, assertRoom } from './assert-room'
import { newCode } from './codes'
import { courseForGroup } from './course-for-group'
import { NEW_GROUPS } from './limits'
import { ownGroup } from './reads'
import type { CreateGroupInput, Group } from './schemas'

/** Whoever makes it owns it and is its first member. Throws as `courseForGroup` does, `conflict`, `rate_limited`. */
export async function createGroup(ctx: Context, input: CreateGroupInput): Promise<Group> {
  const user = requireUser(ctx)
  const courseId = input.courseId === undefined ? null : await courseForGroup(ctx, input.courseId)
  await takeOrRefuse(NEW_GROUPS, user.id)
  try {
    return await create(ctx, user.id, { name: input.name, courseId })
  } catch (error) {
    if (violatedUnique(error) !== 'peer_groups_code_unique') throw error
    return create(ctx, user.id, { name: input.name, courseId })
  }
}

async function create(ctx: Context, ownerId: string, { name, courseId }: { name: string; courseId: string | null }) {
  return transact(ctx, async tx => {
    await assertRoom(tx, ownerId)
    await assertOwnRoom(tx, ownerId)
    const now = tx.now()
    const id = newId(now)
    const row = { id, name, code: newCode(), courseId, ownerId, memberCount: 1, createdAt: now }
    await tx.tx.insert(peerGroups).values(row)
    await tx.tx.insert(peerGroupMembers).values({ groupId: id, userId: ownerId, joinedAt: now })
    await emit(tx, groupCreated, { groupId: id, name, courseId })
    return ownGroup(tx, id)
  })
}
