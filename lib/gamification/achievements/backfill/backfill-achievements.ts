// Grants achievements to those who had earned them before they were thought of.
import { eq, inArray, sql } from 'drizzle-orm'
import { db, type TxContext, transact } from '@/db/client'
import { achievementCounts, userAchievements, userCounters, userMarks, userStats } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { only } from '@/lib/core/only'
import { switchesOf } from '../../settings/reads'
import { CATALOGUE, COUNTERS } from '../catalogue'
import { grantDue } from '../grant'
import { EVERYBODY } from '../schemas'
import { tally, valuesOf } from '../tally'
import { pastOf, peopleAfter } from './reads'

const BATCH = 200

/** Counts everybody's past by the catalogue of now. Running it again grants nothing. Gives how many achievements it granted. */
export async function backfillAchievements(ctx: Context): Promise<number> {
  let granted = 0
  let after: string | null = null
  do {
    const people: string[] = await peopleAfter(ctx, after, BATCH)
    for (const userId of people) granted += await transact(ctx, tx => backfillOne(tx, userId))
    after = people.at(-1) ?? null
  } while (after !== null)
  await countEarned(ctx)
  return granted
}

/** For the worker: backfills when the catalogue has an achievement that was never counted. Says whether it did. */
export async function backfillWhereNew(ctx: Context): Promise<boolean> {
  const keys = CATALOGUE.map(({ key }) => key)
  const known = await db(ctx)
    .select({ key: achievementCounts.key })
    .from(achievementCounts)
    .where(inArray(achievementCounts.key, keys))
  if (known.length === keys.length) return false
  await backfillAchievements(ctx)
  return true
}

/** The learner's row is locked first: a deed under way commits before their past is read, a later one waits. */
async function backfillOne(tx: TxContext, userId: string): Promise<number> {
  await tx.tx.select({ xp: userStats.xp }).from(userStats).where(eq(userStats.userId, userId)).for('update')
  const found = tally(COUNTERS, await pastOf(tx, userId))
  const marks = [...found.marks].flatMap(([counter, set]) => [...set].map(mark => ({ userId, counter, mark })))
  if (marks.length > 0) await tx.tx.insert(userMarks).values(marks).onConflictDoNothing()
  const values = [...valuesOf(found)].map(([counter, value]) => ({ userId, counter, value }))
  if (values.length === 0) return 0
  await tx.tx
    .insert(userCounters)
    .values(values)
    .onConflictDoUpdate({
      target: [userCounters.userId, userCounters.counter],
      set: { value: sql`greatest(${userCounters.value}, excluded.value)` },
    })
  const { achievements } = await switchesOf(tx, userId)
  return achievements ? (await grantDue(tx, userId)).length : 0
}

/** How many have earned each achievement, and how many learners there are: what rarity is read from. */
export async function countEarned(ctx: Context): Promise<void> {
  await transact(ctx, async ({ tx }) => {
    const earned = await tx
      .select({ key: userAchievements.key, earned: sql<number>`count(*)::int` })
      .from(userAchievements)
      .groupBy(userAchievements.key)
    const learners = only(await tx.select({ earned: sql<number>`count(*)::int` }).from(userStats))
    const counted = new Map(earned.map(row => [row.key, row.earned]))
    const rows = CATALOGUE.map(({ key }) => ({ key, earned: counted.get(key) ?? 0 }))
    await tx
      .insert(achievementCounts)
      .values([...rows, { key: EVERYBODY, earned: learners.earned }].sort((a, b) => (a.key < b.key ? -1 : 1)))
      .onConflictDoUpdate({ target: achievementCounts.key, set: { earned: sql`excluded.earned` } })
  })
}
