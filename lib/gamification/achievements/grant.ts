// Gives achievements to a learner, each once for ever.
import { eq, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { userAchievements, userCounters, userStats } from '@/db/schema/gamification'
import { achievementEarned } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import type { Achievement } from './achievement'
import { CATALOGUE } from './catalogue'
import { reached } from './tally'

/** Gives those that are new. They pay no XP. */
export async function grant(tx: TxContext, userId: string, earned: readonly Achievement[]): Promise<Achievement[]> {
  if (earned.length === 0) return []
  const rows = earned.map(({ key }) => ({ userId, key, earnedAt: tx.now() }))
  const written = await tx.tx
    .insert(userAchievements)
    .values(rows)
    .onConflictDoNothing()
    .returning({ key: userAchievements.key })
  const fresh = new Set(written.map(({ key }) => key))
  const granted = earned.filter(({ key }) => fresh.has(key))
  if (granted.length === 0) return []
  await tx.tx
    .insert(userStats)
    .values({ userId, achievementsEarned: granted.length, updatedAt: tx.now() })
    .onConflictDoUpdate({
      target: userStats.userId,
      set: {
        achievementsEarned: sql`${userStats.achievementsEarned} + excluded.achievements_earned`,
        updatedAt: tx.now(),
      },
    })
  for (const { key, name, tier } of granted) await emit(tx, achievementEarned, { userId, key, name, tier })
  return granted
}

/** Grants whatever the counters say is earned: after switching on again, and after a backfill. */
export async function grantDue(tx: TxContext, userId: string): Promise<Achievement[]> {
  const counters = await tx.tx
    .select({ counter: userCounters.counter, value: userCounters.value })
    .from(userCounters)
    .where(eq(userCounters.userId, userId))
  const values = new Map(counters.map(({ counter, value }) => [counter, value]))
  return grant(tx, userId, reached(CATALOGUE, values))
}
