// Signs somebody in whom a provider vouches for: the account they connected, the one with their address, or a new one.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type TxContext, transact, violatedUnique } from '@/db/client'
import { identities, users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { only } from '@/lib/core/only'
import { accountRegistered } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import type { Account } from '../reads'
import { attach } from './attach'
import { reclaim } from './reclaim'
import { type Elsewhere, refusal } from './schemas'

type Row = typeof users.$inferSelect
/** `timeZone` is the one by which the days of a new account begin, UTC unless told. */
export type Newcomer = Elsewhere & { timeZone?: string | undefined }
/** `codeDue`: their one-time codes are on, and the second step is asked for here, whatever the provider asked. */
export type SignedInElsewhere = { account: Account; codeDue: boolean }

/**
 * For the sign-in door alone, which checked what the provider signed. Throws `forbidden` (`account_suspended`), `conflict`
 * (`email_unconfirmed_elsewhere`, `other_identity`, `disconnected`).
 */
export async function signInElsewhere(ctx: Context, given: Newcomer): Promise<SignedInElsewhere> {
  const once = () =>
    transact(ctx, async tx => (await connected(tx, given)) ?? (await byAddress(tx, given)) ?? opened(tx, given))
  const row = await once().catch((error: unknown) => {
    if (violatedUnique(error) === undefined) throw error
    return once() // somebody was quicker with this address or this sign-in: it is there now
  })
  const { id, name, image, role, sessionEpoch } = row
  return { account: { id, name, image, role, sessionEpoch }, codeDue: row.totpConfirmedAt !== null }
}

async function connected(tx: TxContext, { provider, subject }: Elsewhere): Promise<Row | undefined> {
  const [found] = await tx.tx
    .select({ user: users })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject), isNull(identities.disconnectedAt)))
  return found && open(found.user)
}

/** The account that has the address, once the provider confirmed it. */
async function byAddress(tx: TxContext, given: Elsewhere): Promise<Row | undefined> {
  const [found] = await tx.tx
    .select()
    .from(users)
    .where(sql`lower(${users.email}) = ${confirmedAddress(given)}`)
    .for('no key update')
  if (!found) return undefined
  const row = open(found)
  if (row.emailVerifiedAt) {
    await attach(tx, row.id, given, 'the same address')
    return row
  }
  const reclaimed = await reclaim(tx, row)
  await attach(tx, row.id, given, 'an address that was never confirmed')
  return reclaimed
}

async function opened(tx: TxContext, given: Newcomer): Promise<Row> {
  const now = tx.now()
  const email = confirmedAddress(given)
  const name = shownName(given.name) ?? email.replace(/@.*/, '')
  const { timeZone } = given
  const values = { id: newId(now), email, name, timeZone, emailVerifiedAt: now, createdAt: now, updatedAt: now }
  const row = only(await tx.tx.insert(users).values(values).returning())
  await emit(tx, accountRegistered, { userId: row.id, name, email })
  await attach(tx, row.id, given, 'a new account')
  return row
}

function open(row: Row): Row {
  if (row.suspendedAt) throw refusal('account_suspended')
  return row
}

function confirmedAddress({ email, isConfirmed }: Elsewhere): string {
  if (!email || !isConfirmed || email.length > 254) throw refusal('email_unconfirmed_elsewhere')
  return email.toLowerCase()
}

/** A name without what our own form refuses. */
function shownName(name: string | null): string | undefined {
  return (
    name
      ?.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, ' ')
      .trim()
      .slice(0, 120) || undefined
  )
}
