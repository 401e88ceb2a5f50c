// XP came faster than the material allows: its owner hears that, why, and that a person looks at it.
import { z } from 'zod'
import { xpFlagged } from '@/lib/events/gamification'
import { defineKind } from '../kind'

export const xpHeld = defineKind({
  key: 'xp.held',
  label: 'Your XP came unusually fast and is checked',
  group: 'Motivation',
  on: xpFlagged,
  data: z.object({ reason: z.string() }),
  email: true,
  tell: async (_, { payload: { userId, flagId, reason } }) => [{ userId, about: flagId, data: { reason } }],
  words: ({ reason }) => ({
    title: `You are off the boards until a person has looked at your XP: ${reason}`,
    action: 'See your XP',
    href: '/xp',
  }),
})
