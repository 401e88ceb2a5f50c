// Keeps a learner's totals on the boards, or off them.
import { eq, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { xpTotals } from '@/db/schema/gamification'

/**
 * A learner is listed unless they switched boards off or are held. Called where either changes: `changeOwnSwitches` here, and
 * whatever raises or decides a flag; new totals are born right (`ledger/write-entry.ts`).
 */
export async function keepListed(tx: TxContext, userId: string): Promise<void> {
  const listed = sql<boolean>`coalesce((select boards from gamification_settings where user_id = ${userId}), true)
    and not exists (select 1 from user_stats where user_id = ${userId} and held_at is not null)`
  await tx.tx.update(xpTotals).set({ listed }).where(eq(xpTotals.userId, userId))
}
