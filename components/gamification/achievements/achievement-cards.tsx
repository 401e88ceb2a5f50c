// Achievements side by side, as many as fit; one below the other on a phone.
import type { AchievementView } from '@/lib/gamification/achievements/schemas'
import { AchievementCard } from './achievement-card'

type AchievementCardsProps = {
  items: AchievementView[]
  heading: 'h3' | 'h4'
  /** Whether each can be linked to; once on a page. */
  anchors?: boolean
  now: Date
  timeZone: string
}

export function AchievementCards({ items, heading, anchors = false, now, timeZone }: AchievementCardsProps) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,19rem),1fr))] gap-2 sm:gap-3">
      {items.map(item => (
        <AchievementCard
          key={item.key}
          id={anchors ? `achievement-${item.key}` : undefined}
          achievement={item}
          heading={heading}
          now={now}
          timeZone={timeZone}
        />
      ))}
    </ul>
  )
}
