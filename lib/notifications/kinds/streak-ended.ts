// A streak is over: said kindly, and where to begin the next.
import { z } from 'zod'
import { streakEnded } from '@/lib/events/gamification'
import { defineKind } from '../kind'

export const streakOver = defineKind({
  key: 'streak.ended',
  label: 'A streak ends',
  group: 'Motivation',
  on: streakEnded,
  data: z.object({ streak: z.number() }),
  email: false,
  mechanic: 'streaks',
  tell: async (_, { payload: { userId, streak } }) => [{ userId, about: 'streak', data: { streak } }],
  words: ({ streak }) => ({
    title: `${streak === 1 ? 'Your streak of one day is over' : `You learned ${streak} days in a row`}. What you learned stays; a new streak begins with the next lesson`,
    action: 'Go on learning',
    href: '/home',
  }),
})
