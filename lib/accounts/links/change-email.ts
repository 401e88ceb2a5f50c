// Moves an account to another e-mail address, once that address is proved.
import { eq } from 'drizzle-orm'
import { transact, violatedUnique } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import { emailChanged, emailChangeRequested } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { assertPace } from '../pace'
import { requireRecentPassword } from '../sessions/reads'
import { takeLink } from './take-link'
import { voidLinks } from './void-links'

/** Both addresses hear of it; the answer does not tell whether the new one has an account. Throws `password_required`, `rate_limited`. */
export async function requestEmailChange(ctx: Context, { email }: { email: string }): Promise<void> {
  const user = requireUser(ctx)
  await requireRecentPassword(ctx)
  await assertPace('mail', user.id)
  await transact(ctx, tx => emit(tx, emailChangeRequested, { userId: user.id, email }))
}

/** For whoever holds the link. Throws `conflict` (`link_expired`), also where the address got an account meanwhile. */
export async function confirmEmailChange(ctx: Context, { token }: { token: string }): Promise<void> {
  try {
    await transact(ctx, async tx => {
      const { userId, email } = await takeLink(tx, { token, purpose: 'change_email' })
      const { before } = only(await tx.tx.select({ before: users.email }).from(users).where(eq(users.id, userId)))
      const now = tx.now()
      await tx.tx.update(users).set({ email, emailVerifiedAt: now, updatedAt: now }).where(eq(users.id, userId))
      await voidLinks(tx, userId) // those that lie in the mail of the old address
      await emit(tx, emailChanged, { userId, before, after: email })
    })
  } catch (error) {
    if (violatedUnique(error) !== 'users_email_unique') throw error
    throw new DomainError('conflict', 'That link cannot be used any more. Please ask for a new one.', {
      code: 'link_expired',
      cause: error,
    })
  }
}
