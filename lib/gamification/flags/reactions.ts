// What the anomaly filter does when XP is awarded.
import { defineReaction, type Reaction } from '@/lib/core/event'
import { xpAwarded } from '@/lib/events/gamification'
import { flagUnusual } from './flag-unusual'

const look = defineReaction({
  name: 'flags.look',
  on: xpAwarded,
  mode: 'queued',
  async run(ctx, { occurredAt, payload: { userId, amount, awardedBy } }) {
    if (amount > 0 && awardedBy === null) await flagUnusual(ctx, { userId, at: occurredAt })
  },
})

export const flagReactions: Reaction[] = [look]
