// Looks at the current week again when the goal was lowered: it may be met already.
import { eq } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { userStats } from '@/db/schema/gamification'
import { weekMet } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { localDay, weekOf } from './local-day'
import { lifeOf, surroundingDays, weeklyOfRow } from './reads'
import { countWeek } from './weekly'
import { zoneAt } from './zones'

export async function recountWeek(tx: TxContext, userId: string): Promise<void> {
  const { zones, home, goalDays, isOn } = await lifeOf(tx, userId)
  const today = localDay(tx.now(), zoneAt(zones, tx.now(), home))
  const week = weekOf(today)
  const { daysOfWeek } = await surroundingDays(tx, userId, today)
  const [row] = await tx.tx.select().from(userStats).where(eq(userStats.userId, userId)).for('update')
  if (!row) return
  const before = weeklyOfRow(row)
  // A week later than this one was met where the learner has just travelled west: nothing to look at.
  if (before.lastWeek !== null && before.lastWeek >= week) return
  const after = countWeek(before, { week, daysOfWeek, goalDays, days: [] })
  if (after === before) return
  const { weekly, longestWeekly, lastWeek } = after
  await tx.tx
    .update(userStats)
    .set({ weeklyStreak: weekly, longestWeeklyStreak: longestWeekly, lastWeek, updatedAt: tx.now() })
    .where(eq(userStats.userId, userId))
  if (isOn) await emit(tx, weekMet, { userId, week, weeklyStreak: weekly })
}
