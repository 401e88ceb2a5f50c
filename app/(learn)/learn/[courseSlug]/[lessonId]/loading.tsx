// The player on its way.
import { PlayerSkeleton } from '@/components/learning/player-skeleton'

export default function LessonLoading() {
  return <PlayerSkeleton />
}
