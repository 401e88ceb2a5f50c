// The questions of an attempt as small stones: answered, flagged, the current one. Each saves the form and goes there.
import { Flag } from 'lucide-react'
import { classes } from '@/components/ui/classes'
import type { Attempt } from '@/lib/assessments/schemas'

export function QuestionNumbers({ items, current }: { items: Attempt['items']; current: number }) {
  return (
    <ol aria-label="Questions" className="flex flex-wrap gap-1.5">
      {items.map((item, index) => {
        const [number, answered] = [index + 1, isAnswered(item)]
        return (
          <li key={item.id}>
            <button
              type="submit"
              name="go"
              value={number}
              aria-current={number === current ? 'step' : undefined}
              className={classes(
                'relative grid h-8 min-w-9 place-items-center rounded-full border px-2 text-sm tabular-nums',
                'aria-[current]:outline-2 aria-[current]:outline-accent aria-[current]:outline-offset-2',
                answered ? 'border-accent bg-accent-soft text-accent' : 'border-control bg-raised text-ink',
              )}
            >
              <span className="sr-only">Question </span>
              {number}
              <span className="sr-only">
                {answered ? ', answered' : ', not answered'}
                {item.flagged && ', flagged'}
              </span>
              {item.flagged && <Flag className="!size-3 absolute -end-0.5 -top-1 fill-current" />}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** An empty choice is no answer. */
export function isAnswered({ answer }: Attempt['items'][number]): boolean {
  return answer !== null && answer.choiceIds.length > 0
}
