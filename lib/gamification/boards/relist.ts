// Puts somebody on all their boards or takes them off, by what they chose, and whether they are held or suspended.
import { and, eq, ne } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { gamificationSettings, userStats, xpTotals } from '@/db/schema/gamification'
import { isOpenAccount } from '@/lib/accounts/reads'
import { log } from '@/lib/platform/log'
import { ranking } from '@/lib/platform/ranking'
import { boardSet } from './board'

/**
 * Call it after the change, in its transaction. The learner's row is locked first, as each award does: an award that runs at the
 * same time reads what was changed, or its rows are changed here.
 */
export async function relist(tx: TxContext, userId: string): Promise<void> {
  const [stats] = await tx.tx
    .select({ heldAt: userStats.heldAt })
    .from(userStats)
    .where(eq(userStats.userId, userId))
    .for('update')
  const [settings] = await tx.tx
    .select({ boards: gamificationSettings.boards })
    .from(gamificationSettings)
    .where(eq(gamificationSettings.userId, userId))
  const listed = (settings?.boards ?? true) && !stats?.heldAt && (await isOpenAccount(tx, userId))
  const { scopeId, period, startsOn, xp } = xpTotals
  const moved = await tx.tx
    .update(xpTotals)
    .set({ listed })
    .where(and(eq(xpTotals.userId, userId), ne(xpTotals.listed, listed)))
    .returning({ scopeId, period, startsOn, xp })
  tx.afterCommit(() => void follow(userId, moved, listed))
}

/** Best effort: a set that misses it is made anew within hours, and what is shown of others comes from the database. */
async function follow(
  userId: string,
  moved: { scopeId: string; period: 'week' | 'month' | 'all'; startsOn: string; xp: number }[],
  listed: boolean,
) {
  try {
    for (const { xp, ...board } of moved) {
      if (listed) await ranking().put(boardSet(board), [{ member: userId, score: xp }])
      else await ranking().remove(boardSet(board), [userId])
    }
  } catch (error) {
    log.warn('the ranking did not hear who is listed', { error, userId })
  }
}
