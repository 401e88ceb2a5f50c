// Disconnects a sign-in elsewhere from one's account.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { identities, users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { identityUnlinked } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { endSessions } from '../sessions/end-sessions'
import { requireRecentPassword } from '../sessions/reads'
import { connectedOf, identityId } from './reads'
import { refusal } from './schemas'

/**
 * Ends all other sessions, which may have come by it; one that is not there changes nothing. Throws `password_required`,
 * `conflict` (`last_way_in`) where neither a password nor another sign-in would be left.
 */
export async function unlinkIdentity(ctx: Context, input: { id: string }): Promise<void> {
  const user = requireUser(ctx)
  await requireRecentPassword(ctx)
  await transact(ctx, async tx => {
    const hash = { hash: users.passwordHash }
    const [row] = await tx.tx.select(hash).from(users).where(eq(users.id, user.id)).for('no key update')
    const mine = await tx.tx.select().from(identities).where(connectedOf(user.id))
    const gone = mine.find(each => identityId(each) === input.id)
    if (!gone) return
    if (!row?.hash && mine.length === 1) throw refusal('last_way_in')
    const { provider, subject, email } = gone
    const same = and(eq(identities.provider, provider), eq(identities.subject, subject))
    await tx.tx.update(identities).set({ disconnectedAt: tx.now() }).where(same)
    await endSessions(tx, { userId: user.id, exceptSessionId: user.sessionId, why: 'a sign-in elsewhere was removed' })
    await emit(tx, identityUnlinked, { userId: user.id, provider, email })
  })
}
