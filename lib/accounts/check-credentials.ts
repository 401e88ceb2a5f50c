// Proves who somebody is by e-mail and password; the way in for pages and API alike.
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { take } from '@/lib/platform/rate-limit'
import { isPassword } from './passwords'
import type { Account } from './reads'

const PER_ACCOUNT = { name: 'login-account', limit: 10, windowSeconds: 60 }
const PER_ADDRESS = { name: 'login-address', limit: 100, windowSeconds: 60 }

/**
 * Gives the account. Throws `unauthenticated` (code `invalid_credentials`, wrong either way) or `rate_limited` after
 * 10 tries a minute for one account from one address, or 100 from one address.
 */
export async function checkCredentials(
  ctx: Context,
  input: { email: string; password: string; address: string },
): Promise<Account> {
  const email = input.email.trim().toLowerCase()
  for (const verdict of [
    await take(PER_ADDRESS, input.address),
    await take(PER_ACCOUNT, `${input.address} ${email}`),
  ]) {
    if (verdict.allowed) continue
    throw new DomainError(
      'rate_limited',
      `Too many tries. Please wait ${Math.ceil(verdict.resetSeconds)} seconds before the next one.`,
      {
        retryAfterSeconds: verdict.resetSeconds,
      },
    )
  }
  const [row] = await db(ctx)
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = ${email.replaceAll('\0', '')}`)
  if (!(await isPassword(row?.passwordHash, input.password)) || !row) {
    throw new DomainError('unauthenticated', 'That e-mail address and password do not belong together.', {
      code: 'invalid_credentials',
    })
  }
  return { id: row.id, name: row.name, image: row.image, role: row.role, sessionEpoch: row.sessionEpoch }
}
