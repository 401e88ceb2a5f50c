// The order of achievements on their page: what comes next, what came last, and the shelves with the nearest in front.
import { CATEGORIES, type Category } from '@/lib/gamification/achievements/achievement'
import type { AchievementView } from '@/lib/gamification/achievements/schemas'

export type Shelf = { category: Category; name: string; items: AchievementView[]; earned: number }

/** Of each category: what is earned, the newest first; then what is nearest; what hides stands last. */
export function shelvesOf(all: readonly AchievementView[]): Shelf[] {
  return (Object.keys(CATEGORIES) as Category[]).map(category => {
    const items = all.filter(item => item.category === category)
    const earned = newestFirst(items)
    const hidden = items.filter(item => !item.earnedAt && item.hidden)
    return {
      category,
      name: CATEGORIES[category],
      items: [...earned, ...nearestFirst(items), ...hidden],
      earned: earned.length,
    }
  })
}

/** Those that one is nearest to; for somebody who has just begun, those that most have earned. */
export function nextOf(all: readonly AchievementView[], most: number): AchievementView[] {
  return nearestFirst(all).slice(0, most)
}

export function lastOf(all: readonly AchievementView[], most: number): AchievementView[] {
  return newestFirst(all).slice(0, most)
}

function newestFirst(all: readonly AchievementView[]): AchievementView[] {
  return all
    .filter(item => item.earnedAt !== null)
    .sort((a, b) => (b.earnedAt ?? '').localeCompare(a.earnedAt ?? '', 'en'))
}

function nearestFirst(all: readonly AchievementView[]): AchievementView[] {
  const share = ({ progress: { current, target } }: AchievementView) => current / target
  return all
    .filter(item => item.earnedAt === null && !item.hidden)
    .sort((a, b) => share(b) - share(a) || b.rarity - a.rarity || a.progress.target - b.progress.target)
}
