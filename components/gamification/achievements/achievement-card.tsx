// One achievement: what it asks for, how far one is, and how rare it is.
import { ProgressBar } from '@/components/ui/progress-bar'
import { Time } from '@/components/ui/time'
import type { AchievementView } from '@/lib/gamification/achievements/schemas'
import { AchievementStone } from './achievement-stone'
import { rarityWords } from './achievement-words'

type AchievementCardProps = {
  id?: string
  achievement: AchievementView
  heading: 'h3' | 'h4'
  now: Date
  timeZone: string
}

export function AchievementCard({ id, achievement, heading: Heading, now, timeZone }: AchievementCardProps) {
  const { name, description, tier, earnedAt, progress, rarity, hidden } = achievement
  return (
    <li id={id} className="flex scroll-mt-20 gap-3 rounded-md border border-line bg-raised p-3 target:border-accent">
      <AchievementStone of={achievement} />
      <div className="min-w-0 flex-1">
        <Heading className="wrap-anywhere font-semibold leading-snug">{name}</Heading>
        <p className="text-muted text-sm">{description}</p>
        {!earnedAt && !hidden && (
          <div className="mt-1.5 flex items-center gap-2 text-muted text-sm tabular-nums">
            <ProgressBar value={progress.current / progress.target} label={`Progress to ${name}`} className="flex-1" />
            <span>
              {progress.current.toLocaleString('en')} of {progress.target.toLocaleString('en')}
            </span>
          </div>
        )}
        <p className="mt-1 text-muted text-xs">
          {earnedAt && (
            <>
              <span className="text-ink">
                Earned <Time at={new Date(earnedAt)} now={now} timeZone={timeZone} />
              </span>
              {' · '}
            </>
          )}
          <span className="capitalize">{tier}</span>
          {!hidden && ` · ${rarityWords(rarity)}`}
        </p>
      </div>
    </li>
  )
}
