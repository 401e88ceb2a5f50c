// A learner switches parts of the game off or on, and sets their goal of days a week.
import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { gamificationSettings, userStats } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { gamificationSettingsChanged } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import { grantDue } from '../achievements/grant'
import { recountWeek } from '../streaks/recount-week'
import { switchesOf } from './reads'
import type { OwnSwitches } from './schemas'

/**
 * What is off is neither shown nor told; days and counters go on, so that switching on again finds nothing missing. Boards hear
 * the fact and list the learner, or no longer.
 */
export async function changeOwnSwitches(ctx: Context, input: OwnSwitches): Promise<OwnSwitches> {
  const { id: userId } = requireUser(ctx)
  return transact(ctx, async tx => {
    // The row that every award locks: nothing is earned between the switch and what follows from it.
    await tx.tx.select({ xp: userStats.xp }).from(userStats).where(eq(userStats.userId, userId)).for('update')
    const before = await switchesOf(tx, userId)
    if (isDeepStrictEqual(before, input)) return before
    const row = { ...input, updatedAt: tx.now() }
    await tx.tx
      .insert(gamificationSettings)
      .values({ userId, ...row })
      .onConflictDoUpdate({ target: gamificationSettings.userId, set: row })
    await emit(tx, gamificationSettingsChanged, { userId, before, after: input })
    if (input.weeklyGoalDays < before.weeklyGoalDays) await recountWeek(tx, userId)
    if (input.achievements && !before.achievements) await grantDue(tx, userId)
    return input
  })
}
