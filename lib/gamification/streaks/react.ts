// What streaks do when others' facts happen: a profile moves to another zone, and the clock goes on.
import type { TxContext } from '@/db/client'
import { defineReaction, type Reaction } from '@/lib/core/event'
import { profileUpdated } from '@/lib/events/accounts'
import { clockMinute } from '@/lib/events/clock'
import { noteZone } from './note-zone'
import { settleStreaks } from './settle-streaks'

const keepZone = defineReaction({
  name: 'gamification.keep-zone',
  on: profileUpdated,
  mode: 'inline',
  async run(ctx, { occurredAt, payload: { userId, before, after } }) {
    if (typeof before.timeZone !== 'string' || typeof after.timeZone !== 'string') return
    await noteZone(ctx as TxContext, { userId, before: before.timeZone, after: after.timeZone, at: occurredAt })
  },
})

/** At a minute of each hour at which little else happens; zones differ by quarters of an hour, and nobody waits for it. */
const SETTLING_MINUTE = 7

const settleHourly = defineReaction({
  name: 'gamification.settle-streaks',
  on: clockMinute,
  mode: 'queued',
  async run(ctx, { payload: { at } }) {
    if (new Date(at).getUTCMinutes() === SETTLING_MINUTE) await settleStreaks(ctx)
  },
})

export const streakReactions: Reaction[] = [keepZone, settleHourly]
