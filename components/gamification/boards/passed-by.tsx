// Who passed one lately, and by how much.
import { Avatar } from '@/components/ui/avatar'
import { Time } from '@/components/ui/time'
import type { PassedBy } from '@/lib/gamification/boards/view/reads'

export function PassedByList({ passes, now }: { passes: PassedBy[]; now: Date }) {
  if (passes.length === 0) return null
  return (
    <section aria-labelledby="passed-title" className="grid gap-3">
      <h2 id="passed-title" className="font-semibold text-lg">
        Who passed you
      </h2>
      <ul className="grid gap-2.5">
        {passes.map(({ by, byXp, rank, at, where }) => (
          <li key={`${by.id} ${at.toISOString()}`} className="flex items-start gap-2.5">
            <Avatar name={by.name} image={by.image} size="sm" />
            <p className="min-w-0 text-[0.9375rem]">
              <b className="font-medium">{by.name}</b> passed you by {byXp.toLocaleString('en')} XP
              {where ? ` in ${where}` : ''}; you were left in place {rank.toLocaleString('en')}.{' '}
              <span className="text-muted text-sm">
                <Time at={at} now={now} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
