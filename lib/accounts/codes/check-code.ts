// The second step of signing in a browser: a one-time code of somebody whose password was right a moment ago.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { invalid, notFound } from '@/lib/core/errors'
import { assertNotSuspended } from '../check-credentials'
import type { Account } from '../reads'
import { beginTry } from '../tries'
import { takeCode } from './take-code'

/** For the sign-in door, which remembers the first step. Throws `invalid` at `otp`, `forbidden`, `rate_limited`. */
export async function checkCode(
  ctx: Context,
  { userId, otp, address }: { userId: string; otp: string; address: string },
): Promise<Account> {
  const tries = await beginTry(address, userId)
  const [row] = await db(ctx).select().from(users).where(eq(users.id, userId))
  if (!row) throw notFound('account')
  assertNotSuspended(row)
  if (row.totpConfirmedAt && !(await takeCode(ctx, row, otp))) {
    await tries.wrong('wrong code')
    throw invalid('otp', 'is not the code that the app shows now, nor an unused recovery code')
  }
  await tries.right()
  return { id: row.id, name: row.name, image: row.image, role: row.role, sessionEpoch: row.sessionEpoch }
}
