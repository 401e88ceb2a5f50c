// Proves who somebody is by e-mail and password; the way in for pages and API alike.
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { cache } from '@/lib/platform/cache'
import { take } from '@/lib/platform/rate-limit'
import { takeCode } from './codes/take-code'
import { type Failures, FORGET_SECONDS, waitSeconds } from './lock-out'
import { isPassword } from './passwords'
import type { Account } from './reads'

const PER_ACCOUNT = { name: 'login-account', limit: 10, windowSeconds: 60 }
const PER_ADDRESS = { name: 'login-address', limit: 100, windowSeconds: 60 }

/**
 * Gives the account. Throws `unauthenticated` (`invalid_credentials`, wrong either way; `otp_required` where a one-time code
 * is due), or `rate_limited` after 10 tries a minute for one account from one address, 100 from one address, and for a while
 * after wrong ones (see lock-out.ts). The lock concerns the pair: strangers cannot lock somebody out of their account.
 */
export async function checkCredentials(
  ctx: Context,
  input: { email: string; password: string; address: string; otp?: string | undefined },
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
  const pair = `accounts:failures:${input.address} ${email}`
  const failures = await cache().get<Failures>(pair)
  assertNotLocked(waitSeconds(failures, Date.now()))
  const [row] = await db(ctx)
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = ${email.replaceAll('\0', '')}`)
  const wrong = async (words: string) => {
    const count = (failures?.count ?? 0) + 1
    await cache().set(pair, { count, lastAtMs: Date.now() } satisfies Failures, { ttlSeconds: FORGET_SECONDS })
    return new DomainError('unauthenticated', words, { code: 'invalid_credentials' })
  }
  if (!(await isPassword(row?.passwordHash, input.password)) || !row)
    throw await wrong('That e-mail address and password do not belong together.')
  if (row.suspendedAt)
    throw new DomainError('forbidden', 'This account is suspended. Please write to those who run this site.', {
      code: 'account_suspended',
    })
  if (row.totpConfirmedAt) {
    if (!input.otp)
      throw new DomainError('unauthenticated', 'Please give the code from your authenticator app, too.', {
        code: 'otp_required',
      })
    if (!(await takeCode(ctx, row, input.otp))) throw await wrong('That code is not right, or was used already.')
  }
  await cache().delete(pair)
  return { id: row.id, name: row.name, image: row.image, role: row.role, sessionEpoch: row.sessionEpoch }
}

function assertNotLocked(seconds: number): void {
  if (seconds === 0) return
  const words = `Too many wrong tries. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} before the next one.`
  throw new DomainError('rate_limited', words, { retryAfterSeconds: seconds })
}
