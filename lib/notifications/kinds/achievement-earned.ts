// An achievement was earned.
import { z } from 'zod'
import { achievementEarned } from '@/lib/events/gamification'
import { defineKind } from '../kind'

export const achievementGained = defineKind({
  key: 'achievement.earned',
  label: 'You earn an achievement',
  group: 'Motivation',
  on: achievementEarned,
  data: z.object({ name: z.string(), tier: z.string() }),
  email: false,
  mechanic: 'achievements',
  quiet: true,
  tell: async (_, { payload: { userId, name, tier } }) => [{ userId, about: 'achievements', data: { name, tier } }],
  words: ({ name, tier }, count) => ({
    title: count === 1 ? `You earned “${name}” (${tier})` : `You earned ${count} achievements, the last “${name}”`,
    action: 'See the shelf',
    href: '/achievements',
  }),
})
