// A person has looked at XP that came fast.
import { z } from 'zod'
import { xpFlagDecided } from '@/lib/events/gamification'
import { defineKind } from '../kind'

export const xpDecided = defineKind({
  key: 'xp.decided',
  label: 'The check of your XP is done',
  group: 'Motivation',
  on: xpFlagDecided,
  data: z.object({ state: z.enum(['cleared', 'upheld']), note: z.string() }),
  email: true,
  tell: async (_, { payload: { userId, flagId, state, note } }) => [{ userId, about: flagId, data: { state, note } }],
  words: ({ state, note }) => ({
    title: `${state === 'cleared' ? 'All is well with your XP, and you are back on the boards' : 'You stay off the boards'}${note ? `: ${note}` : ''}`,
    action: 'See your XP',
    href: '/xp',
  }),
})
