// The path from level 1 to 100: where one stands, each milestone, what it unlocks and what is missing.
import { Check, Flag, Lock } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { xpAt } from '@/lib/gamification/levels/curve'
import type { LevelPath as Path, PathMilestone } from '@/lib/gamification/levels/reads'

export function LevelPath({ path }: { path: Path }) {
  const next = path.milestones.find(milestone => !milestone.reached)
  return (
    <ol className="grid gap-3">
      {path.milestones.map(milestone => (
        <li
          key={milestone.level}
          aria-current={milestone === next ? 'step' : undefined}
          className="flex gap-4 rounded-md border border-line bg-raised p-4 aria-[current]:border-accent"
        >
          <Mark milestone={milestone} />
          <div className="grid min-w-0 flex-1 gap-1.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h3 className="font-semibold">Level {milestone.level}</h3>
              <p className="text-muted text-sm">{xpAt(milestone.level).toLocaleString('en')} XP</p>
            </div>
            <Asked milestone={milestone} xp={path.xp} />
            <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-1.5 text-sm">
              <p className="text-muted">{milestone.reached ? 'Unlocked:' : 'Unlocks:'}</p>
              <ul>
                {milestone.unlocks.map(({ key, words }) => (
                  <li key={key}>{words}</li>
                ))}
              </ul>
            </div>
          </div>
        </li>
      ))}
    </ol>
  )
}

function Mark({ milestone: { reached, met } }: { milestone: PathMilestone }) {
  const Icon = reached ? Check : met ? Flag : Lock
  return (
    <span
      aria-hidden
      className={`grid size-9 shrink-0 place-items-center rounded-full ${reached ? 'bg-accent-soft text-accent' : 'bg-sunken text-muted'}`}
    >
      <Icon />
    </span>
  )
}

function Asked({ milestone, xp }: { milestone: PathMilestone; xp: number }) {
  const { words, met, has, atLeast, reached, level } = milestone
  if (reached) return <p className="text-muted text-sm">{words}: done.</p>
  const missingXp = Math.max(0, xpAt(level) - xp)
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span>
        {words} {met ? <Badge tone="accent">done</Badge> : <Badge>{`${has} of ${atLeast}`}</Badge>}
      </span>
      {missingXp > 0 && <span className="text-muted">{missingXp.toLocaleString('en')} XP to go</span>}
    </p>
  )
}
