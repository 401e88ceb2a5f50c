// Somebody who may gave XP by hand, and said why.
import { z } from 'zod'
import { xpAwarded } from '@/lib/events/gamification'
import { defineKind } from '../kind'
import { nameOf } from '../told/reads'

export const xpGiven = defineKind({
  key: 'xp.given',
  label: 'A teacher gives you XP',
  group: 'Motivation',
  on: xpAwarded,
  data: z.object({ by: z.string(), amount: z.number(), reason: z.string() }),
  email: false,
  mechanic: 'xp',
  quiet: true,
  async tell(ctx, { payload: { userId, awardedBy, amount, reason, entryId } }) {
    if (!awardedBy || awardedBy === userId) return []
    const by = (await nameOf(ctx, awardedBy)) ?? 'A teacher'
    return [{ userId, about: entryId, data: { by, amount, reason: reason ?? '' } }]
  },
  words: ({ by, amount, reason }) => ({
    title: `${by} gave you ${amount} XP${reason ? `: ${reason}` : ''}`,
    action: 'See your XP',
    href: '/xp',
  }),
})
