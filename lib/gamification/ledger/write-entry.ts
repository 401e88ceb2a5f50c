// Writes one entry of the ledger and moves everything that is derived from it, in the deed's own transaction.
import { eq, sql } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { userStats, xpEntries, xpTotals } from '@/db/schema/gamification'
import { newId } from '@/lib/core/ids'
import { only } from '@/lib/core/only'
import { levelReached, xpAwarded } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import type { EvidenceKind } from '../deed'
import { levelOf, MILESTONES, needsStanding, type Standing } from '../levels/milestones'
import { RULES_VERSION, type RuleKey, type Worth } from '../rules'
import { EVERYBODY, periodsOf } from './periods'
import { standingOf } from './reads'

type NewEntry = {
  userId: string
  rule: RuleKey
  evidenceKind: EvidenceKind
  evidenceId: string
  worth: Worth
  courseId: string | null
  /** When it was earned: its boards are those of then. */
  earnedAt: Date
  awardedBy?: string | null
  reason?: string
}
export type Written = { entry: typeof xpEntries.$inferSelect; xp: number; level: number; levelUp: boolean }

/** Null when this evidence was paid for before; the unique key decides, also between two at once. */
export async function writeEntry(tx: TxContext, entry: NewEntry): Promise<Written | null> {
  const { worth, earnedAt: occurredAt, ...rest } = entry
  const createdAt = tx.now()
  const [written] = await tx.tx
    .insert(xpEntries)
    .values({ id: newId(createdAt), ...rest, ...worth, ruleVersion: RULES_VERSION, occurredAt, createdAt })
    .onConflictDoNothing()
    .returning()
  if (!written) return null
  const before = await addXp(tx, entry.userId, worth.amount)
  await addToTotals(tx, entry)
  const xp = before.xp + worth.amount
  const { level, levelUp } = await raiseLevel(tx, entry.userId, { xp, before: before.level })
  await emit(tx, xpAwarded, {
    userId: entry.userId,
    entryId: written.id,
    rule: entry.rule,
    ...worth,
    courseId: entry.courseId,
    awardedBy: entry.awardedBy ?? null,
    reason: entry.reason ?? null,
    xp,
    level,
  })
  return { entry: written, xp, level, levelUp }
}

/** Gives what the learner had before; their row stays locked until the transaction ends. */
async function addXp(tx: TxContext, userId: string, amount: number): Promise<{ xp: number; level: number }> {
  const found = await tx.tx
    .insert(userStats)
    .values({ userId, xp: amount, updatedAt: tx.now() })
    .onConflictDoUpdate({
      target: userStats.userId,
      set: { xp: sql`${userStats.xp} + ${amount}`, updatedAt: tx.now() },
    })
    .returning({ xp: userStats.xp, level: userStats.level })
  const { xp, level } = only(found)
  return { xp: xp - amount, level }
}

/** Everybody's board and the course's, for the week, the month and all time. */
async function addToTotals(tx: TxContext, { userId, courseId, worth, earnedAt: at }: NewEntry): Promise<void> {
  const scopes = [EVERYBODY, ...(courseId ? [courseId] : [])]
  const totals = scopes.flatMap(scopeId => periodsOf(at).map(period => ({ scopeId, ...period })))
  const listed = sql<boolean>`coalesce((select boards from gamification_settings where user_id = ${userId}), true)
    and not exists (select 1 from user_stats where user_id = ${userId} and held_at is not null)
    and not exists (select 1 from users where id = ${userId} and suspended_at is not null)`
  await tx.tx
    .insert(xpTotals)
    .values(totals.map(total => ({ ...total, userId, xp: worth.amount, listed, reachedAt: at })))
    .onConflictDoUpdate({
      target: [xpTotals.scopeId, xpTotals.period, xpTotals.startsOn, xpTotals.userId],
      set: {
        xp: sql`${xpTotals.xp} + excluded.xp`,
        reachedAt: sql`greatest(${xpTotals.reachedAt}, excluded.reached_at)`,
      },
    })
}

/** Brings the level up (a correction brings it down) to what XP and milestones say; each level reached is a fact. */
export async function raiseLevel(
  tx: TxContext,
  userId: string,
  { xp, before }: { xp: number; before: number },
): Promise<{ level: number; levelUp: boolean }> {
  const level = levelOf(xp, needsStanding(xp) ? await standingOf(tx, userId) : NOTHING)
  if (level === before) return { level, levelUp: false }
  await tx.tx.update(userStats).set({ level, updatedAt: tx.now() }).where(eq(userStats.userId, userId))
  for (let reached = before + 1; reached <= level; reached += 1) {
    const unlocks = MILESTONES.find(milestone => milestone.level === reached)?.unlocks ?? []
    await emit(tx, levelReached, { userId, level: reached, unlocks: unlocks.map(({ words }) => words) })
  }
  return { level, levelUp: level > before }
}

const NOTHING: Standing = {
  activeDays: 0,
  coursesFinished: 0,
  categoriesFinished: 0,
  longestStreak: 0,
  achievements: 0,
}
