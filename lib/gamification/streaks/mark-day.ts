// Counts a piece of evidence for the learner's local day, and what that does to their streak.
import { sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { activeDays } from '@/db/schema/gamification'

/** `streak` counts the day. */
export type Marked = { day: string; streak: number; isFirstOfDay: boolean }

export async function markDay(tx: TxContext, { userId, at }: { userId: string; at: Date }): Promise<Marked> {
  const day = at.toISOString().slice(0, 10)
  const [row] = await tx.tx
    .insert(activeDays)
    .values({ userId, day, evidenceCount: 1, firstAt: at, zone: 'UTC' })
    .onConflictDoUpdate({
      target: [activeDays.userId, activeDays.day],
      set: { evidenceCount: sql`${activeDays.evidenceCount} + 1` },
    })
    .returning({ evidenceCount: activeDays.evidenceCount })
  return { day, streak: 1, isFirstOfDay: row?.evidenceCount === 1 }
}
