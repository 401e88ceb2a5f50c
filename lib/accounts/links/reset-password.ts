// Sets a new password for somebody who forgot theirs.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { passwordChanged, resetRequested } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { assertUncommon } from '../common-passwords'
import { reclaim } from '../identities/reclaim'
import { assertPace } from '../pace'
import { hashPassword } from '../passwords'
import { ownGuards } from '../reads'
import { endSessions } from '../sessions/end-sessions'
import { takeLink } from './take-link'
import { voidLinks } from './void-links'

/** Answers the same in the same time whether the address has an account or not: that is looked up afterwards. Throws `rate_limited`. */
export async function requestReset(
  ctx: Context,
  { email, address }: { email: string; address: string },
): Promise<void> {
  await assertPace('reset-address', address)
  await assertPace('reset', `${address} ${email}`)
  await transact(ctx, tx => emit(tx, resetRequested, { email }))
}

/** Mails a link to one's own address, for somebody who has no password yet. Throws `rate_limited`. */
export async function requestPassword(ctx: Context): Promise<void> {
  const user = requireUser(ctx)
  await assertPace('mail', user.id)
  const { email } = await ownGuards(ctx)
  await transact(ctx, tx => emit(tx, resetRequested, { email }))
}

/** Ends all sessions; the address is proved by the way, and an account that was never proved before is reclaimed. Throws `invalid` for a common password, `conflict` (`link_expired`). */
export async function resetPassword(
  ctx: Context,
  { token, password }: { token: string; password: string },
): Promise<void> {
  await assertUncommon(password)
  const passwordHash = await hashPassword(password)
  await transact(ctx, async tx => {
    const { userId, isVerified } = await takeLink(tx, { token, purpose: 'reset_password' })
    if (!isVerified) await reclaim(tx, { id: userId })
    await voidLinks(tx, userId)
    await endSessions(tx, { userId, why: 'a new password was set' })
    const now = tx.now()
    await tx.tx.update(users).set({ passwordHash, emailVerifiedAt: now, updatedAt: now }).where(eq(users.id, userId))
    await emit(tx, passwordChanged, { userId, by: 'mailed link' })
  })
}
