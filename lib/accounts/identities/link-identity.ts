// Connects a sign-in elsewhere with one's account.
import { and, eq } from 'drizzle-orm'
import { transact, violatedUnique } from '@/db/client'
import { identities, users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { requireRecentPassword } from '../sessions/reads'
import { attach } from './attach'
import { type Elsewhere, refusal } from './schemas'

/**
 * For the sign-in door alone, which checked what the provider signed; harmless where it is connected. An unconfirmed address
 * connects nothing, so that nobody plants a way into an account that another will claim. Throws `password_required`,
 * `conflict` (`email_unconfirmed`, `identity_taken`, `other_identity`).
 */
export async function linkIdentity(ctx: Context, given: Elsewhere): Promise<void> {
  const user = requireUser(ctx)
  await requireRecentPassword(ctx)
  const linked = transact(ctx, async tx => {
    const [row] = await tx.tx.select().from(users).where(eq(users.id, user.id)).for('no key update')
    if (!row?.emailVerifiedAt) throw refusal('email_unconfirmed')
    const same = and(eq(identities.provider, given.provider), eq(identities.subject, given.subject))
    const [taken] = await tx.tx.select({ userId: identities.userId }).from(identities).where(same)
    if (taken && taken.userId !== user.id) throw refusal('identity_taken')
    await attach(tx, user.id, given, 'by its owner')
  })
  await linked.catch((error: unknown) => {
    throw violatedUnique(error) === undefined ? error : refusal('identity_taken') // another account was quicker
  })
}
