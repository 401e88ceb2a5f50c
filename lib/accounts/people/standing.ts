// Another's account, locked for a change by somebody who may: the first line of every deed about people.
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requirePermission } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { mayChangeAccount } from './policy'
import { personDetail } from './reads'

export type LockedAccount = typeof users.$inferSelect

/** Throws `unauthenticated`, `forbidden`, and `forbidden` (`own_account`) for what somebody would do to themselves. */
export function requireOther(ctx: Context, userId: string, deed: string): void {
  requirePermission(ctx, 'user.manage')
  if (mayChangeAccount(ctx.actor, userId)) return
  throw new DomainError('forbidden', `You cannot ${deed}. Another admin has to do that.`, {
    code: 'own_account',
  })
}

/** For doors that have to refuse before they look at the rest: throws as `requireOther` does, and `not_found`. */
export async function otherPerson(ctx: Context, userId: string, deed: string): Promise<void> {
  requireOther(ctx, userId, deed)
  await personDetail(ctx, userId)
}

/** The account, locked until the transaction ends. Throws `not_found`. */
export async function lockAccount(tx: TxContext, userId: string): Promise<LockedAccount> {
  const [row] = isId(userId) ? await tx.tx.select().from(users).where(eq(users.id, userId)).for('no key update') : []
  if (!row) throw notFound('person')
  return row
}

/**
 * Locks the admins, always in one order and before any other account: of two who would each leave the other as the last,
 * the second sees what the first did. Throws `conflict` (`last_admin`) when nobody but this one would be left.
 */
export async function keepAnAdmin(tx: TxContext, userId: string): Promise<void> {
  const admins = await tx.tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.suspendedAt)))
    .orderBy(asc(users.id))
    .for('no key update')
  if (!admins.some(({ id }) => id === userId) || admins.length > 1) return
  throw new DomainError('conflict', 'This is the last admin. Make somebody else an admin first.', {
    code: 'last_admin',
  })
}
