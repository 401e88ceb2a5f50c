// Attaches a sign-in elsewhere to an account, one of each provider.
import { and, eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { identities } from '@/db/schema/accounts'
import { identityLinked } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { type Elsewhere, refusal } from './schemas'

export type How = 'a new account' | 'the same address' | 'an address that was never confirmed' | 'by its owner'

/** For verbs that locked the account's row. Throws `conflict` (`other_identity`) where it has another of this provider. */
export async function attach(tx: TxContext, userId: string, given: Elsewhere, how: How): Promise<void> {
  const { provider, providerName, subject } = given
  const sameProvider = and(eq(identities.userId, userId), eq(identities.provider, provider))
  const [other] = await tx.tx.select({ subject: identities.subject }).from(identities).where(sameProvider)
  if (other?.subject === subject) return
  if (other) throw refusal('other_identity')
  const email = (given.email ?? '').slice(0, 254)
  await tx.tx.insert(identities).values({ provider, subject, userId, email, createdAt: tx.now() })
  await emit(tx, identityLinked, { userId, provider, providerName, email, how })
}
