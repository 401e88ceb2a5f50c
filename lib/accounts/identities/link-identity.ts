// Connects a sign-in elsewhere with one's account.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
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
  await transact(ctx, async tx => {
    const [row] = await tx.tx.select().from(users).where(eq(users.id, user.id)).for('no key update')
    if (!row?.emailVerifiedAt) throw refusal('email_unconfirmed')
    await attach(tx, user.id, given, 'by its owner')
  })
}
