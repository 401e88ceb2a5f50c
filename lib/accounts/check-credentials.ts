// Proves who somebody is by e-mail and password; the way in for pages and API alike.
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { takeCode } from './codes/take-code'
import { isPassword } from './passwords'
import type { Account } from './reads'
import { beginTry } from './tries'

/**
 * Gives the account. Throws `unauthenticated` (`invalid_credentials`, wrong either way; `otp_required` where a one-time code
 * is due), `forbidden` (`account_suspended`), and `rate_limited` as `beginTry` does.
 */
export async function checkCredentials(
  ctx: Context,
  input: { email: string; password: string; address: string; otp?: string | undefined },
): Promise<Account> {
  const email = input.email.trim().toLowerCase()
  const tries = await beginTry(input.address, email)
  const [row] = await db(ctx)
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = ${email.replaceAll('\0', '')}`)
  if (!(await isPassword(row?.passwordHash, input.password)) || !row)
    throw await tries.wrong('That e-mail address and password do not belong together.')
  assertNotSuspended(row)
  if (row.totpConfirmedAt) {
    if (!input.otp)
      throw new DomainError('unauthenticated', 'Please give the code from your authenticator app, too.', {
        code: 'otp_required',
      })
    if (!(await takeCode(ctx, row, input.otp))) throw await tries.wrong('That code is not right, or was used already.')
  }
  await tries.right()
  return { id: row.id, name: row.name, image: row.image, role: row.role, sessionEpoch: row.sessionEpoch }
}

/** Throws `forbidden` (`account_suspended`) with the reason. Told only to those who proved who they are. */
export function assertNotSuspended(account: { suspendedAt: Date | null; suspendedReason: string | null }): void {
  const { suspendedAt, suspendedReason } = account
  if (!suspendedAt) return
  const why = suspendedReason ? ` The reason they gave: “${suspendedReason}”` : ''
  const words = `Those who run this site have suspended this account for now.${why}`
  throw new DomainError(
    'forbidden',
    `${words} What you did here is kept. If you think this is a mistake, please write to them.`,
    {
      code: 'account_suspended',
    },
  )
}
