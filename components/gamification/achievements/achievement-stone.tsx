// An achievement as a stone: the higher its tier, the larger; dashed until it is earned, a bare shadow while it is hidden.
import { Lock } from 'lucide-react'
import { useId } from 'react'
import { classes } from '@/components/ui/classes'
import { stonePath } from '@/components/ui/stone'
import type { AchievementView } from '@/lib/gamification/achievements/schemas'

const SIZE = 64
/** Width and height in the square, and how each tier is filled. */
const LOOKS: Record<AchievementView['tier'], { width: number; height: number; fill: string; moss: boolean }> = {
  pebble: { width: 34, height: 22, fill: 'fill-stone-2', moss: false },
  cobble: { width: 44, height: 30, fill: 'fill-stone-1', moss: false },
  boulder: { width: 54, height: 40, fill: 'fill-stone-3', moss: true },
  summit: { width: 62, height: 54, fill: 'fill-stone-1', moss: true },
}

export function AchievementStone({ of: { key, tier, earnedAt, hidden } }: { of: AchievementView }) {
  const { width, height, fill, moss } = LOOKS[tier]
  const cy = SIZE - 4 - height / 2
  const path = stonePath(key, { cx: SIZE / 2, cy, width, height })
  const clip = useId()
  return (
    <span className="relative grid size-11 shrink-0 place-items-center sm:size-16" aria-hidden>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className="size-full" aria-hidden="true">
        <path d="M6 61.5h52" className="stroke-line" strokeWidth="1.5" strokeLinecap="round" />
        <path
          d={path}
          className={classes(earnedAt ? fill : hidden ? 'fill-track' : 'fill-none stroke-control')}
          strokeWidth="1.25"
          strokeDasharray={earnedAt || hidden ? undefined : '3 3'}
        />
        {earnedAt && moss && (
          <>
            <clipPath id={clip}>
              <path d={path} />
            </clipPath>
            <ellipse
              clipPath={`url(#${clip})`}
              className="fill-moss"
              cx={SIZE / 2 - 4}
              cy={cy - height / 2}
              rx={width * 0.42}
              ry={height * 0.3}
            />
          </>
        )}
      </svg>
      {hidden && <Lock className="!size-4 absolute bottom-1.5 sm:bottom-3 text-muted" />}
    </span>
  )
}
