// The achievements on their way.
import { AchievementsSkeleton } from '@/components/gamification/achievements/achievements-skeleton'

export default function AchievementsLoading() {
  return <AchievementsSkeleton />
}
