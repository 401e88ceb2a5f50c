// One's own achievements: what is earned, how far the others are, and how rare each is.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { achievementCounts, userAchievements, userCounters } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import type { Achievement } from './achievement'
import { CATALOGUE } from './catalogue'
import { type AchievementView, EVERYBODY } from './schemas'

/** In the order of the shelves. A hidden one tells nothing of itself before it is earned, not even its key. */
export async function ownAchievements(ctx: Context): Promise<AchievementView[]> {
  const { id } = requireUser(ctx)
  const on = db(ctx)
  const earned = new Map(
    (await on.select().from(userAchievements).where(eq(userAchievements.userId, id))).map(row => [
      row.key,
      row.earnedAt,
    ]),
  )
  const values = new Map(
    (await on.select().from(userCounters).where(eq(userCounters.userId, id))).map(row => [row.counter, row.value]),
  )
  const counts = new Map((await on.select().from(achievementCounts)).map(row => [row.key, row.earned]))
  const learners = counts.get(EVERYBODY) ?? 0
  return CATALOGUE.map((achievement, index) => {
    const earnedAt = earned.get(achievement.key) ?? null
    const rarity = learners > 0 ? Math.min(1, (counts.get(achievement.key) ?? 0) / learners) : 0
    if (achievement.hidden && !earnedAt) return silhouette(achievement, index)
    const { key, name, description, category, tier, target, counter } = achievement
    const current = earnedAt ? target : Math.min(values.get(counter.name) ?? 0, target)
    const progress = { current, target }
    return {
      key,
      name,
      description,
      category,
      tier,
      earnedAt: earnedAt?.toISOString() ?? null,
      progress,
      rarity,
      hidden: false,
    }
  })
}

function silhouette({ category, tier }: Achievement, index: number): AchievementView {
  return {
    key: `hidden-${index}`,
    name: 'Hidden',
    description: 'It shows itself once you have earned it.',
    category,
    tier,
    earnedAt: null,
    progress: { current: 0, target: 1 },
    rarity: 0,
    hidden: true,
  }
}
