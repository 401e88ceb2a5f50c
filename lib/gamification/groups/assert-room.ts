// Keeps the number of groups that one person is in small: each award looks at all of them.
import { count, eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { peerGroupMembers, peerGroups } from '@/db/schema/gamification'
import { DomainError } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import { statsRow } from '../ledger/reads'
import { MOST_GROUPS, mostOwnGroups } from './limits'

/** Throws `conflict` (`too_many_groups`). */
export async function assertRoom(tx: TxContext, userId: string): Promise<void> {
  const mine = eq(peerGroupMembers.userId, userId)
  const { groups } = only(await tx.tx.select({ groups: count() }).from(peerGroupMembers).where(mine))
  if (groups < MOST_GROUPS) return
  const message = `You are in ${MOST_GROUPS} groups already. Leave one of them first.`
  throw new DomainError('conflict', message, { code: 'too_many_groups' })
}

/** Throws `conflict` (`too_many_groups`) for who owns as many as their level allows. */
export async function assertOwnRoom(tx: TxContext, userId: string): Promise<void> {
  const owned = eq(peerGroups.ownerId, userId)
  const { groups } = only(await tx.tx.select({ groups: count() }).from(peerGroups).where(owned))
  const most = mostOwnGroups((await statsRow(tx, userId))?.level ?? 1)
  if (groups < most) return
  const message = `You own ${most} groups already. Hand one over by leaving it, or reach level 50 for more.`
  throw new DomainError('conflict', message, { code: 'too_many_groups' })
}
