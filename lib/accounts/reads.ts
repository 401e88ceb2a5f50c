// What others may know about accounts.
import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { type Db, db, prepared, rows, type Tx, type TxContext } from '@/db/client'
import { recoveryCodes, sessions, users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import type { Role } from '@/lib/core/permissions'
import type { User } from './schemas'

export type Account = { id: string; name: string; image: string | null; role: Role; sessionEpoch: number }
export type SignedIn = Account & { sessionId: string | null; lastUsedAt: Date | null }

const ACCOUNT = {
  id: users.id,
  name: users.name,
  image: users.image,
  role: users.role,
  sessionEpoch: users.sessionEpoch,
}

/** The account that a session or token belongs to. Throws where there is none: neither outlives its account. */
export async function ownerOf(tx: TxContext, userId: string): Promise<Account> {
  return only(await tx.tx.select(ACCOUNT).from(users).where(eq(users.id, userId)))
}

/** The account behind a session, as it is now; on every signed-in request, hence prepared. */
export async function accountOf(ctx: Context, userId: string): Promise<Account | undefined> {
  if (ctx.tx) return (await db(ctx).select(ACCOUNT).from(users).where(eq(users.id, userId)))[0]
  const query = prepared('accounts.account-of', open =>
    open
      .select(ACCOUNT)
      .from(users)
      .where(eq(users.id, sql.placeholder('id')))
      .prepare('accounts_account_of'),
  )
  return (await query.execute({ id: userId }))[0]
}

/**
 * The account behind a session that is still on: not ended, not expired, the account not suspended. `sessionId` is null for
 * tokens that belong to none (tests, commands). On every signed-in request, hence prepared.
 */
export async function signedInAccount(
  ctx: Context,
  { userId, sessionId }: { userId: string; sessionId: string | null },
): Promise<SignedIn | undefined> {
  const build = (on: Db | Tx) => signedInStatement(on).prepare('accounts_signed_in')
  const query = ctx.tx ? build(db(ctx)) : prepared('accounts.signed-in', build)
  const [row] = await query.execute({ userId, sessionId })
  if (!row || (sessionId !== null && (row.sessionId === null || row.isOver))) return undefined
  const { isOver: _, ...account } = row
  return account
}

function signedInStatement(on: Db | Tx) {
  const { id, name, image, role, sessionEpoch } = users
  const isOver = sql<boolean>`(${sessions.revokedAt} is not null or ${sessions.expiresAt} <= now())`
  return on
    .select({ id, name, image, role, sessionEpoch, sessionId: sessions.id, lastUsedAt: sessions.lastUsedAt, isOver })
    .from(users)
    .leftJoin(sessions, and(eq(sessions.id, sql.placeholder('sessionId')), eq(sessions.userId, users.id)))
    .where(and(eq(users.id, sql.placeholder('userId')), isNull(users.suspendedAt)))
}

/** Whether there is such an account, and it is not suspended. */
export async function isOpenAccount(ctx: Context, userId: string): Promise<boolean> {
  const open = and(eq(users.id, userId), isNull(users.suspendedAt))
  return (await db(ctx).$count(users, open)) > 0
}

export type Listening = { userId: string; sessionId: string | null; epoch: number }

/** Which of many sign-ins still hold, with the account as it is now, in their order; undefined for the others. One query. */
export async function stillSignedIn(ctx: Context, many: Listening[]): Promise<(Account | undefined)[]> {
  const found = await rows<Account & { n: number }>(
    ctx,
    sql`select l.n, u.id, u.name, u.image, u.role, u.session_epoch as "sessionEpoch"
        from jsonb_to_recordset(${JSON.stringify(many.map((one, n) => ({ ...one, n })))}::jsonb)
          as l("userId" uuid, "sessionId" uuid, epoch int, n int)
        join users u on u.id = l."userId" and u.session_epoch = l.epoch and u.suspended_at is null
        left join sessions s on s.id = l."sessionId" and s.user_id = u.id
        where l."sessionId" is null or (s.revoked_at is null and s.expires_at > now())`,
  )
  const byNumber = new Map(found.map(({ n, ...account }) => [n, account]))
  return many.map((_, n) => byNumber.get(n))
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

/** `spareCodes` is how many recovery codes were not used yet. */
export type Guards = {
  email: string
  isVerified: boolean
  hasCodes: boolean
  hasPassword: boolean
  spareCodes: number
}

/** What guards one's own account. */
export async function ownGuards(ctx: Context): Promise<Guards> {
  const user = requireUser(ctx)
  const { email, emailVerifiedAt, totpConfirmedAt, passwordHash } = users
  const [row] = await db(ctx)
    .select({ email, emailVerifiedAt, totpConfirmedAt, passwordHash, spareCodes: count(recoveryCodes.codeHash) })
    .from(users)
    .leftJoin(recoveryCodes, and(eq(recoveryCodes.userId, users.id), isNull(recoveryCodes.usedAt)))
    .where(eq(users.id, user.id))
    .groupBy(users.id)
  if (!row) throw notFound('account')
  return {
    email: row.email,
    isVerified: row.emailVerifiedAt !== null,
    hasCodes: row.totpConfirmedAt !== null,
    hasPassword: row.passwordHash !== null,
    spareCodes: row.spareCodes,
  }
}

/** Whom a letter goes to. */
export async function addressee(ctx: Context, userId: string) {
  const { name, email, emailVerifiedAt } = users
  const [row] = await db(ctx).select({ name, email, emailVerifiedAt }).from(users).where(eq(users.id, userId))
  return row && { name: row.name, email: row.email, isVerified: row.emailVerifiedAt !== null }
}

/** The id of the account with an e-mail address, for commands. */
export async function userIdByEmail(ctx: Context, email: string): Promise<string | undefined> {
  const [row] = await db(ctx)
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()))
  return row?.id
}
