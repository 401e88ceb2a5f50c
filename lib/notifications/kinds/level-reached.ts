// A level was reached: several while one was away are one notification about the highest.
import { z } from 'zod'
import { levelReached } from '@/lib/events/gamification'
import { defineKind } from '../kind'

export const levelGained = defineKind({
  key: 'level.reached',
  label: 'You reach a level',
  group: 'Motivation',
  on: levelReached,
  data: z.object({ level: z.number(), unlocks: z.array(z.string()) }),
  email: false,
  mechanic: 'xp',
  quiet: true,
  tell: async (_, { payload: { userId, level, unlocks } }) => [{ userId, about: 'level', data: { level, unlocks } }],
  words: ({ level, unlocks }) => ({
    title: `You reached level ${level}${unlocks.length > 0 ? `: ${unlocks.join(', ')}` : ''}`,
    action: 'See the way',
    href: '/levels',
  }),
})
