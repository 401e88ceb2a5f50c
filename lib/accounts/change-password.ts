// Changes one's password.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { passwordChanged } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { assertUncommon } from './common-passwords'
import { voidLinks } from './links/void-links'
import { assertPace } from './pace'
import { assertHasPassword, hashPassword, isPassword } from './passwords'
import { endSessions } from './sessions/end-sessions'

/** Ends all other sessions. Throws `invalid` for a wrong old or a common new password, `conflict` (`no_password`), `rate_limited`. */
export async function changePassword(
  ctx: Context,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const user = requireUser(ctx)
  await assertPace('password', user.id)
  await assertUncommon(password)
  await transact(ctx, async tx => {
    const [row] = await tx.tx
      .select({ hash: users.passwordHash })
      .from(users)
      .where(eq(users.id, user.id))
      .for('no key update')
    assertHasPassword(row?.hash)
    if (!(await isPassword(row?.hash, current))) throw invalid('current', 'is not your password')
    const passwordHash = await hashPassword(password)
    await tx.tx.update(users).set({ passwordHash, updatedAt: tx.now() }).where(eq(users.id, user.id))
    await voidLinks(tx, user.id)
    await endSessions(tx, { userId: user.id, exceptSessionId: user.sessionId, why: 'a new password was set' })
    await emit(tx, passwordChanged, { userId: user.id, by: 'password' })
  })
}
