// What notifications hear: each kind its fact, the toasts theirs at once, and the clock that clears away what is old.
import { and, lt } from 'drizzle-orm'
import { db, type TxContext } from '@/db/client'
import { notificationCauses, notifications } from '@/db/schema/notifications'
import { defineReaction, type FactKind, type Reaction } from '@/lib/core/event'
import { clockMinute } from '@/lib/events/clock'
import { achievementEarned, freezeEarned, levelReached, xpAwarded } from '@/lib/events/gamification'
import { say } from '@/lib/platform/live'
import { KINDS } from './kinds'
import { notify } from './notify'

/**
 * What is seen at once and then gone: said inside the deed's own transaction and kept nowhere but in the XP history. Each XP as
 * a notification would bury the others.
 */
function toast<P extends { userId: string }>(name: string, on: FactKind<P>, data: (payload: P) => object): Reaction {
  return defineReaction({
    name: `notifications.toast-${name}`,
    on,
    mode: 'inline',
    run: async (ctx, { payload }) =>
      say(ctx as TxContext, { topic: `user:${payload.userId}`, name: on.name, data: data(payload) }),
  })
}

const KEPT_MS = 180 * 24 * 3_600_000

const clearAway = defineReaction({
  name: 'notifications.clear-away',
  on: clockMinute,
  mode: 'queued',
  async run(ctx, { payload: { at } }) {
    if (!at.includes('T03:00')) return
    const before = new Date(ctx.now().getTime() - KEPT_MS)
    await db(ctx)
      .delete(notifications)
      .where(and(lt(notifications.createdAt, before), lt(notifications.happenedAt, before)))
    await db(ctx).delete(notificationCauses).where(lt(notificationCauses.createdAt, before))
  },
})

export const notificationReactions: Reaction[] = [
  ...KINDS.map(kind => kind.reaction(notify)),
  toast('xp', xpAwarded, ({ amount, base, multiplier, repeatFactor, streakBonus, xp, level, reason }) => ({
    amount,
    base,
    multiplier,
    repeatFactor,
    streakBonus,
    xp,
    level,
    reason,
  })),
  toast('level', levelReached, ({ level, unlocks }) => ({ level, unlocks })),
  toast('achievement', achievementEarned, ({ key, name, tier }) => ({ key, name, tier })),
  toast('freeze', freezeEarned, ({ freezes }) => ({ freezes })),
  clearAway,
]
