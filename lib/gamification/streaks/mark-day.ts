// Counts a piece of evidence for the learner's local day, and what that does to their streak, freezes and weeks.
import { and, eq, gt, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { activeDays, userStats } from '@/db/schema/gamification'
import { only } from '@/lib/core/only'
import { type Day, daysBetween, localDay, localHour, weekOf } from './local-day'
import { type Life, lifeOf, streakOfRow, surroundingDays, weeklyOfRow } from './reads'
import { extend, isNext, replay } from './streak'
import { tellStreak } from './tell-streak'
import { countWeek } from './weekly'
import { writeFrozen } from './write-frozen'
import { excuseBy, zoneAt } from './zones'

type StatsRow = typeof userStats.$inferSelect

/**
 * `streak` counts the day; `hour` (0 to 23) is by the learner's clock; `evidenceOfDay` counts this evidence; `daysAway` is how
 * many days without evidence came before a first of its day, 0 for the first ever.
 */
export type Marked = {
  day: Day
  hour: number
  streak: number
  isFirstOfDay: boolean
  evidenceOfDay: number
  daysAway: number
}

/**
 * Deeds at once of one learner wait for each other at the learner's row, and two on one day count one day. Evidence that arrives late is put where it belongs and the streak is counted anew.
 */
export async function markDay(tx: TxContext, { userId, at }: { userId: string; at: Date }): Promise<Marked> {
  const life = await lifeOf(tx, userId)
  const zone = zoneAt(life.zones, at, life.home)
  const day = localDay(at, zone)
  const row = await lockStats(tx, userId)
  const evidenceOfDay = await countEvidence(tx, { userId, day, at, zone })
  const marked = { day, hour: localHour(at, zone), evidenceOfDay, daysAway: 0 }
  if (evidenceOfDay > 1) return { ...marked, streak: row.streak, isFirstOfDay: false }
  const { streak, daysAway } = await countDay(tx, { userId, day, life, row })
  return { ...marked, streak, isFirstOfDay: true, daysAway }
}

/** How much evidence the day has with this one; a day that was bridged by a freeze begins at one. */
async function countEvidence(tx: TxContext, found: { userId: string; day: Day; at: Date; zone: string }) {
  const { userId, day, at, zone } = found
  const counted = await tx.tx
    .insert(activeDays)
    .values({ userId, day, evidenceCount: 1, firstAt: at, zone })
    .onConflictDoUpdate({
      target: [activeDays.userId, activeDays.day],
      set: {
        evidenceCount: sql`${activeDays.evidenceCount} + 1`,
        frozen: false,
        firstAt: sql`case when ${activeDays.frozen} then excluded.first_at else least(${activeDays.firstAt}, excluded.first_at) end`,
      },
    })
    .returning({ evidenceCount: activeDays.evidenceCount })
  return only(counted).evidenceCount
}

/** Waits for whatever else this learner does at once. Everything that writes days locks this row first, so nobody waits in a circle. */
async function lockStats(tx: TxContext, userId: string): Promise<StatsRow> {
  const locked = await tx.tx
    .insert(userStats)
    .values({ userId, updatedAt: tx.now() })
    .onConflictDoUpdate({ target: userStats.userId, set: { updatedAt: tx.now() } })
    .returning()
  return only(locked)
}

type FirstOfDay = { userId: string; day: Day; life: Life; row: StatsRow }

async function countDay(tx: TxContext, { userId, day, life, row }: FirstOfDay) {
  const before = streakOfRow(row)
  const isExcused = excuseBy(life.zones, life.home)
  const { previousDay, daysOfWeek } = await surroundingDays(tx, userId, day)
  const late = isNext(before, day) ? null : await evidenceDays(tx, userId)
  const { streak: after, frozen } = late ? replay(late, isExcused) : extend(before, day, isExcused)
  const weeks = { week: weekOf(day), daysOfWeek, goalDays: life.goalDays, days: late ?? [] }
  const weeksAfter = countWeek(weeklyOfRow(row), weeks)
  const longest = Math.max(before.longest, after.longest)
  await tx.tx
    .update(userStats)
    .set({
      streak: after.streak,
      longestStreak: longest,
      lastDay: after.lastDay,
      freezes: after.freezes,
      freezeDays: after.freezeDays,
      weeklyStreak: weeksAfter.weekly,
      longestWeeklyStreak: weeksAfter.longestWeekly,
      lastWeek: weeksAfter.lastWeek,
    })
    .where(eq(userStats.userId, userId))
  const bridged = await writeFrozen(tx, { userId, days: frozen, life })
  if (life.isOn)
    await tellStreak(tx, {
      userId,
      day,
      bridged,
      before: { ...before, ...weeklyOfRow(row) },
      after: { ...after, longest, ...weeksAfter },
    })
  return { streak: after.streak, daysAway: previousDay ? daysBetween(previousDay, day) - 1 : 0 }
}

async function evidenceDays(tx: TxContext, userId: string): Promise<Day[]> {
  const found = await tx.tx
    .select({ day: activeDays.day })
    .from(activeDays)
    .where(and(eq(activeDays.userId, userId), gt(activeDays.evidenceCount, 0)))
    .orderBy(activeDays.day)
  return found.map(({ day }) => day)
}
