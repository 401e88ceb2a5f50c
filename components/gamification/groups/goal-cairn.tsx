// What a group wants to reach together this week, as a cairn: each stone is a fifth of it.
import { counted } from '@/components/courses/words'
import { Cairn } from '@/components/ui/cairn'
import type { Goal } from '@/lib/gamification/groups/schemas'

const STONES = 5

export function GoalCairn({ goal, seed }: { goal: Goal; seed: string }) {
  const share = goal.xp / goal.targetXp
  const stones = Array.from({ length: STONES }, (_, at) => ({ work: STONES - at, done: share * STONES - at }))
  return (
    <div className="flex items-center gap-4">
      <Cairn stones={stones} seed={seed} className="size-20 shrink-0" />
      <p>
        <b className="font-medium">
          {goal.xp.toLocaleString('en')} of {goal.targetXp.toLocaleString('en')} XP
        </b>{' '}
        together this week.{' '}
        <span className="text-muted">
          {goal.reachedAt
            ? 'You did it!'
            : goal.xp >= goal.targetXp
              ? 'That is enough; the last stone is being set.'
              : `${counted(goal.targetXp - goal.xp, 'XP', 'XP')} to go until Sunday.`}
        </span>
      </p>
    </div>
  )
}
