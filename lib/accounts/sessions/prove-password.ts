// Gives the password once more in a session, so that sensitive changes may follow.
import { eq } from 'drizzle-orm'
import { db, transact } from '@/db/client'
import { sessions, users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { assertPace } from '../pace'
import { assertHasPassword, isPassword } from '../passwords'

/** Throws `invalid` for a wrong password, `conflict` (`no_password`), `rate_limited`. */
export async function provePassword(ctx: Context, { password }: { password: string }): Promise<void> {
  const { id, sessionId } = requireUser(ctx)
  await assertPace('password', id)
  const [row] = await db(ctx).select({ hash: users.passwordHash }).from(users).where(eq(users.id, id))
  assertHasPassword(row?.hash)
  if (!(await isPassword(row?.hash, password))) throw invalid('password', 'is not your password')
  if (!sessionId) return
  await transact(ctx, tx => tx.tx.update(sessions).set({ provenAt: tx.now() }).where(eq(sessions.id, sessionId)))
}
