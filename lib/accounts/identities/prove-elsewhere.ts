// Shows by a sign-in elsewhere that it is oneself, as a password does, so that sensitive changes may follow.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { identities, sessions } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { connectedOf } from './reads'
import { type Elsewhere, refusal } from './schemas'

/** For the sign-in door alone, which checked what the provider signed. Throws `conflict` (`other_identity`) for a sign-in that is not one's own. */
export async function proveElsewhere(ctx: Context, { provider, subject }: Elsewhere): Promise<void> {
  const { id, sessionId } = requireUser(ctx)
  await transact(ctx, async tx => {
    const same = and(eq(identities.provider, provider), eq(identities.subject, subject), connectedOf(id))
    const [mine] = await tx.tx.select({ userId: identities.userId }).from(identities).where(same)
    if (!mine) throw refusal('other_identity')
    if (sessionId) await tx.tx.update(sessions).set({ provenAt: tx.now() }).where(eq(sessions.id, sessionId))
  })
}
