// The nightly comparison: writes down what it found, and says it loudly when anything differs.
import { desc } from 'drizzle-orm'
import { db } from '@/db/client'
import { xpChecks } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { log } from '@/lib/platform/log'
import { xpDifferences } from './differences'

const NIGHT_HOUR_UTC = 3
const ONCE_IN_MS = 23 * 3_600_000

/** Compares once a night, however often and by however many workers it is asked. Gives whether it did. */
export async function checkLedger(ctx: Context, at: Date): Promise<boolean> {
  if (at.getUTCHours() !== NIGHT_HOUR_UTC) return false
  const [last] = await db(ctx)
    .select({ at: xpChecks.checkedAt })
    .from(xpChecks)
    .orderBy(desc(xpChecks.checkedAt))
    .limit(1)
  if (last && at.getTime() - last.at.getTime() < ONCE_IN_MS) return false
  const { entries, differences } = await xpDifferences(ctx)
  await db(ctx).insert(xpChecks).values({ id: newId(), checkedAt: at, entries, differences })
  if (differences.length > 0) log.error('the XP ledger and what is derived from it differ', { entries, differences })
  else log.info('the XP ledger is what everything derived from it says', { entries })
  return true
}
