// Attaches a sign-in elsewhere to an account, one of each provider.
import { and, eq, isNotNull } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { identities } from '@/db/schema/accounts'
import { identityLinked } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { type Elsewhere, refusal } from './schemas'

export type How = 'a new account' | 'the same address' | 'an address that was never confirmed' | 'by its owner'

/**
 * For verbs that locked the account's row; harmless where it is connected. Throws `conflict`: `other_identity` where the account
 * has another of this provider, `identity_taken` where another account has it, `disconnected` where its owner took it away.
 */
export async function attach(tx: TxContext, userId: string, given: Elsewhere, how: How): Promise<void> {
  const { provider, providerName, subject } = given
  const sameProvider = and(eq(identities.userId, userId), eq(identities.provider, provider))
  const before = await tx.tx.select().from(identities).where(sameProvider)
  const on = before.find(({ disconnectedAt }) => disconnectedAt === null)
  if (on?.subject === subject) return
  if (on) throw refusal('other_identity')
  if (how === 'the same address' && before.some(each => each.subject === subject)) throw refusal('disconnected')
  const email = (given.email ?? '').slice(0, 254)
  const row = { userId, email, createdAt: tx.now(), disconnectedAt: null }
  const written = await tx.tx
    .insert(identities)
    .values({ provider, subject, ...row })
    .onConflictDoUpdate({
      target: [identities.provider, identities.subject],
      set: row,
      setWhere: isNotNull(identities.disconnectedAt),
    })
    .returning({ userId: identities.userId })
  if (written.length === 0) throw refusal('identity_taken')
  await emit(tx, identityLinked, { userId, provider, providerName, email, how })
}
