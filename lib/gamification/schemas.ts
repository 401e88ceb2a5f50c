// What gamification shows of one learner at the doors.
import { z } from 'zod'

export const Stats = z
  .object({
    xp: z.int(),
    level: z.int(),
    /** XP within the level; `needed` is 0 at level 100. */
    levelProgress: z.object({ current: z.int(), needed: z.int() }),
    streak: z.object({
      current: z.int(),
      longest: z.int(),
      /** Weeks in a row in which the goal of days was met. */
      weekly: z.int(),
      freezes: z.int(),
      todayDone: z.boolean(),
    }),
    /** The place on everybody's board of all time; null without XP, for who opted out, and while XP is looked at. */
    rank: z.int().nullable(),
    achievementsEarned: z.int(),
    /** What the level has unlocked. */
    unlocks: z.array(z.object({ key: z.string(), words: z.string() })),
    /** What keeps the level where it is although there is XP for the next one. */
    waitsFor: z.string().nullable(),
  })
  .meta({ id: 'GamificationStats' })
export type Stats = z.infer<typeof Stats>
