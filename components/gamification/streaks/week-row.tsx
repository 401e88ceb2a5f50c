// The seven days of the learner's week, each with what became of it.
import { Check, Snowflake } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import type { StreakView } from '@/lib/gamification/streaks/schemas'

const NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const WORDS = { done: 'learned', frozen: 'carried by a freeze', none: 'nothing' }

export function WeekRow({ week, today }: Pick<StreakView, 'week' | 'today'>) {
  return (
    <ol className="flex gap-1.5" aria-label="This week">
      {week.map(({ day, state }, index) => (
        <li key={day} aria-current={day === today ? 'date' : undefined} className="grid justify-items-center gap-1">
          <span aria-hidden className={classes('text-xs', day === today ? 'font-semibold' : 'text-muted')}>
            {NAMES[index]?.slice(0, 1)}
          </span>
          <span
            aria-hidden
            className={classes(
              'grid size-7 place-items-center rounded-full border [&_.lucide]:size-4',
              state === 'done' && 'border-amber bg-amber text-on-amber',
              state === 'frozen' && 'border-amber bg-amber-soft text-amber-ink',
              state === 'none' && (day === today ? 'border-control' : 'border-line'),
              day === today && 'outline-2 outline-control outline-offset-2',
            )}
          >
            {state === 'done' && <Check className="stroke-[3]" />}
            {state === 'frozen' && <Snowflake />}
          </span>
          <span className="sr-only">
            {NAMES[index]}
            {day === today && ', today'}: {day > today ? 'to come' : WORDS[state]}
          </span>
        </li>
      ))}
    </ol>
  )
}
