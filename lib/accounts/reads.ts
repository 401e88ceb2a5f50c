// What others may know about accounts.
import { eq, sql } from 'drizzle-orm'
import { db, prepared } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import type { Role } from '@/lib/core/permissions'
import type { User } from './schemas'

export type Account = { id: string; name: string; image: string | null; role: Role; sessionEpoch: number }

/** The account behind a session, as it is now; on every signed-in request, hence prepared. */
export async function accountOf(ctx: Context, userId: string): Promise<Account | undefined> {
  const columns = {
    id: users.id,
    name: users.name,
    image: users.image,
    role: users.role,
    sessionEpoch: users.sessionEpoch,
  }
  if (ctx.tx) return (await db(ctx).select(columns).from(users).where(eq(users.id, userId)))[0]
  const query = prepared('accounts.account-of', open =>
    open
      .select(columns)
      .from(users)
      .where(eq(users.id, sql.placeholder('id')))
      .prepare('accounts_account_of'),
  )
  return (await query.execute({ id: userId }))[0]
}

/** One's own profile, with e-mail and settings. */
export async function ownProfile(ctx: Context, userId: string): Promise<User> {
  const [row] = await db(ctx).select().from(users).where(eq(users.id, userId))
  if (!row) throw notFound('account')
  const { id, name, email, image, bio, role, locale, timeZone, settings, createdAt } = row
  return {
    id,
    name,
    email,
    image,
    bio,
    role,
    locale,
    timeZone,
    settings: settings as User['settings'],
    createdAt: createdAt.toISOString(),
  }
}

/** The id of the account with an e-mail address, for commands. */
export async function userIdByEmail(ctx: Context, email: string): Promise<string | undefined> {
  const [row] = await db(ctx)
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()))
  return row?.id
}
