// What the API and the page say of achievements.
import { z } from 'zod'
import { CATEGORIES, TIERS } from './achievement'

/** The row of the counts that says how many learners there are. */
export const EVERYBODY = '*'

export const AchievementView = z
  .object({
    key: z.string(),
    name: z.string(),
    description: z.string(),
    category: z.enum(Object.keys(CATEGORIES) as [keyof typeof CATEGORIES, ...(keyof typeof CATEGORIES)[]]),
    tier: z.enum(TIERS),
    earnedAt: z.iso.datetime().nullable(),
    progress: z.object({ current: z.int(), target: z.int() }),
    rarity: z.number().min(0).max(1).meta({ description: 'Which part of all learners has earned it.' }),
    hidden: z.boolean().meta({ description: 'Not earned yet, and what it asks for is a secret.' }),
  })
  .meta({ id: 'Achievement' })
export type AchievementView = z.infer<typeof AchievementView>

export const AchievementList = z.object({ items: z.array(AchievementView) }).meta({ id: 'AchievementList' })
