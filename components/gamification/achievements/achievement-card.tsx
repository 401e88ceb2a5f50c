// One achievement on its shelf: what it asks for, how far one is, and how rare it is.
import { ProgressBar } from '@/components/ui/progress-bar'
import { Time } from '@/components/ui/time'
import type { AchievementView } from '@/lib/gamification/achievements/schemas'
import { AchievementStone } from './achievement-stone'
import { rarityWords } from './achievement-words'

type AchievementCardProps = { achievement: AchievementView; now: Date; timeZone: string }

export function AchievementCard({ achievement, now, timeZone }: AchievementCardProps) {
  const { name, description, tier, earnedAt, progress, rarity, hidden } = achievement
  return (
    <li className="flex gap-3 rounded-md border border-line bg-raised p-3">
      <AchievementStone of={achievement} />
      <div className="min-w-0 flex-1">
        <h3 className="wrap-anywhere font-semibold leading-snug">{name}</h3>
        <p className="text-muted text-sm">{description}</p>
        {earnedAt && (
          <p className="mt-1 text-sm">
            Earned <Time at={new Date(earnedAt)} now={now} timeZone={timeZone} />
          </p>
        )}
        {!earnedAt && !hidden && (
          <div className="mt-2 flex items-center gap-2 text-muted text-sm tabular-nums">
            <ProgressBar value={progress.current / progress.target} label={`Progress to ${name}`} className="flex-1" />
            <span>
              {progress.current.toLocaleString('en')} of {progress.target.toLocaleString('en')}
            </span>
          </div>
        )}
        <p className="mt-1 text-muted text-xs">
          <span className="capitalize">{tier}</span>
          {!hidden && ` · ${rarityWords(rarity)}`}
        </p>
      </div>
    </li>
  )
}
