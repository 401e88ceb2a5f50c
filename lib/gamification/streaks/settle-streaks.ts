// Ends streaks that nobody went on with, and uses freezes for those that have some, soon after the learner's midnight.
import { and, eq, gt } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { userStats } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { freezeUsed, streakEnded } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { addDays, localDay } from './local-day'
import { dueStreaks, lifeOf, streakOfRow } from './reads'
import { settle } from './streak'
import { writeFrozen } from './write-frozen'
import { excuseBy, zoneAt } from './zones'

const BATCH = 100
const FURTHEST_EAST_MS = 14 * 3_600_000

/**
 * For the hourly reaction to the clock. What is shown is judged when it is read; this only makes it a fact, once each. Gives how
 * many streaks it used freezes for or ended.
 */
export async function settleStreaks(ctx: Context): Promise<number> {
  const now = ctx.now()
  const latest = addDays(new Date(now.getTime() + FURTHEST_EAST_MS).toISOString().slice(0, 10), -2)
  let settled = 0
  let due = await dueStreaks(ctx, { latest, limit: BATCH })
  while (due.length > 0) {
    for (const userId of due) {
      if (await transact(ctx, tx => settleOne(tx, userId, now))) settled += 1
    }
    due = await dueStreaks(ctx, { latest, limit: BATCH, after: due.at(-1) })
  }
  return settled
}

async function settleOne(tx: TxContext, userId: string, now: Date): Promise<boolean> {
  const life = await lifeOf(tx, userId)
  const [row] = await tx.tx
    .select()
    .from(userStats)
    .where(and(eq(userStats.userId, userId), gt(userStats.streak, 0)))
    .for('update')
  if (!row) return false
  const before = streakOfRow(row)
  const today = localDay(now, zoneAt(life.zones, now, life.home))
  const { streak: after, frozen } = settle(before, today, excuseBy(life.zones, life.home))
  if (frozen.length === 0 && after.streak > 0) return false
  const { streak, lastDay, freezes, freezeDays } = after
  await tx.tx
    .update(userStats)
    .set({ streak, lastDay, freezes, freezeDays, updatedAt: tx.now() })
    .where(eq(userStats.userId, userId))
  const bridged = await writeFrozen(tx, { userId, days: frozen, life })
  if (!life.isOn) return true
  for (const [index, day] of bridged.entries()) {
    await emit(tx, freezeUsed, { userId, day, freezes: Math.max(0, before.freezes - index - 1) })
  }
  if (streak === 0 && lastDay !== null) await emit(tx, streakEnded, { userId, streak: before.streak, lastDay })
  return true
}
