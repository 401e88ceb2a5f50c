// Keeps the number of groups that one person is in small: each award looks at all of them.
import { count, eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { peerGroupMembers } from '@/db/schema/gamification'
import { DomainError } from '@/lib/core/errors'
import { MOST_GROUPS } from './limits'

/** Throws `conflict` (`too_many_groups`). */
export async function assertRoom(tx: TxContext, userId: string): Promise<void> {
  const [row] = await tx.tx
    .select({ groups: count() })
    .from(peerGroupMembers)
    .where(eq(peerGroupMembers.userId, userId))
  if ((row?.groups ?? 0) < MOST_GROUPS) return
  const message = `You are in ${MOST_GROUPS} groups already. Leave one of them first.`
  throw new DomainError('conflict', message, { code: 'too_many_groups' })
}
