// The goal of the week as a ring: one arc for each day that it asks for, lit as the days are done.
import { Flame } from 'lucide-react'
import { classes } from '@/components/ui/classes'

const RADIUS = 42
const CIRCUMFERENCE = 2 * Math.PI * RADIUS
const GAP = 9

type GoalRingProps = { done: number; goalDays: number; todayDone: boolean; label: string }

export function GoalRing({ done, goalDays, todayDone, label }: GoalRingProps) {
  const arc = CIRCUMFERENCE / goalDays
  const gap = goalDays === 1 ? 0 : GAP
  return (
    <div role="img" aria-label={label} className="relative grid size-24 shrink-0 place-items-center">
      <svg viewBox="0 0 100 100" className="absolute inset-0 -rotate-90" aria-hidden="true">
        {Array.from({ length: goalDays }, (_, index) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: arcs are nothing but their place
            key={index}
            cx="50"
            cy="50"
            r={RADIUS}
            fill="none"
            strokeWidth="9"
            strokeLinecap={goalDays === 1 ? 'butt' : 'round'}
            strokeDasharray={`${arc - gap} ${CIRCUMFERENCE - arc + gap}`}
            strokeDashoffset={-(arc * index + gap / 2)}
            className={index < done ? 'stroke-amber' : 'stroke-track'}
          />
        ))}
      </svg>
      <Flame className={classes('!size-9', todayDone ? 'fill-amber text-amber-ink' : 'text-muted')} aria-hidden />
    </div>
  )
}
