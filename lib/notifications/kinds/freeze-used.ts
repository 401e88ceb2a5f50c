// A day without learning was bridged by a freeze: the streak is safe.
import { z } from 'zod'
import { freezeUsed } from '@/lib/events/gamification'
import { defineKind } from '../kind'

export const freezeSpent = defineKind({
  key: 'streak.freeze-used',
  label: 'A freeze keeps your streak',
  group: 'Motivation',
  on: freezeUsed,
  data: z.object({ day: z.string(), freezes: z.number() }),
  email: false,
  mechanic: 'streaks',
  tell: async (_, { payload: { userId, day, freezes } }) => [{ userId, about: 'streak', data: { day, freezes } }],
  words: ({ day, freezes }, count) => ({
    title: `${count === 1 ? `A freeze kept your streak on ${day}` : `${count} freezes kept your streak`}; you have ${freezes} left`,
    action: 'Go on learning',
    href: '/home',
  }),
})
