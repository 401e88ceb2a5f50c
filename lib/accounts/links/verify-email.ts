// Proves that an e-mail address is its account's.
import { and, eq, isNull } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { emailVerified, verificationRequested } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { assertPace } from '../pace'
import { takeLink } from './take-link'

/** For whoever holds the link. An address that was changed meanwhile is not proved. Throws `conflict` (`link_expired`). */
export async function verifyEmail(ctx: Context, { token }: { token: string }): Promise<void> {
  await transact(ctx, async tx => {
    const { userId, email } = await takeLink(tx, { token, purpose: 'verify_email' })
    const still = and(eq(users.id, userId), eq(users.email, email), isNull(users.emailVerifiedAt))
    const [first] = await tx.tx
      .update(users)
      .set({ emailVerifiedAt: tx.now() })
      .where(still)
      .returning({ id: users.id })
    if (first) await emit(tx, emailVerified, { userId })
  })
}

/** Mails another link to one's address. Throws `rate_limited`. */
export async function requestVerification(ctx: Context): Promise<void> {
  const user = requireUser(ctx)
  await assertPace('mail', user.id)
  await transact(ctx, tx => emit(tx, verificationRequested, { userId: user.id }))
}
