// Says what became of a streak: its facts, in the order in which they happened.
import type { TxContext } from '@/db/client'
import { freezeEarned, freezeUsed, streakExtended, weekMet } from '@/lib/events/gamification'
import { emit } from '@/lib/platform/outbox/emit'
import type { Day } from './local-day'
import type { Streak } from './streak'
import type { Weekly } from './weekly'

type Told = {
  userId: string
  /** The day that was counted. */
  day: Day
  /** Days that a freeze has just bridged. */
  bridged: Day[]
  before: Streak & Weekly
  after: Streak & Weekly
}

/** A late day in a run that is over extends nothing and is not told. */
export async function tellStreak(tx: TxContext, { userId, day, bridged, before, after }: Told): Promise<void> {
  let left = before.freezes
  for (const used of bridged) {
    left = Math.max(0, left - 1)
    await emit(tx, freezeUsed, { userId, day: used, freezes: left })
  }
  if (after.freezes > left) await emit(tx, freezeEarned, { userId, freezes: after.freezes })
  const { streak, longest } = after
  if (streak > before.streak || after.lastDay === day) {
    await emit(tx, streakExtended, { userId, day, streak, longest, freezesUsed: bridged.length })
  }
  if (after.lastWeek !== null && (after.lastWeek !== before.lastWeek || after.weekly > before.weekly)) {
    await emit(tx, weekMet, { userId, week: after.lastWeek, weeklyStreak: after.weekly })
  }
}
