// Chooses the board: whose, and of what time. Links, so that each board has an address.
import Link from 'next/link'
import type { BoardPeriod } from '@/lib/gamification/boards/schemas'
import type { BoardChoice } from '@/lib/gamification/boards/view/reads'
import { type Asked, competePath } from './compete-address'

const PERIODS: { period: BoardPeriod; words: string }[] = [
  { period: 'week', words: 'This week' },
  { period: 'month', words: 'This month' },
  { period: 'all', words: 'All time' },
]

type BoardSwitchProps = { asked: Asked; ownCourseId?: string; courses: BoardChoice[]; groups: BoardChoice[] }

/** `ownCourseId` is the id of the course that is asked for, also where the address has its slug. */
export function BoardSwitch({ asked, ownCourseId, courses, groups }: BoardSwitchProps) {
  const { period } = asked
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <nav aria-label="Whose board" className="flex flex-wrap gap-2">
        <Choice href={competePath({ scope: 'global', period })} isChosen={asked.scope === 'global'} name="Everybody" />
        {groups.map(({ id, name }) => (
          <Choice
            key={id}
            href={competePath({ scope: 'group', groupId: id, period })}
            isChosen={asked.groupId === id}
            name={name}
          />
        ))}
        {courses.map(({ id, name }) => (
          <Choice
            key={id}
            href={competePath({ scope: 'course', courseId: id, period })}
            isChosen={ownCourseId === id}
            name={name}
          />
        ))}
      </nav>
      <nav aria-label="Of what time" className="border-line border-b">
        <ul className="flex gap-1">
          {PERIODS.map(each => (
            <li key={each.period}>
              <Link
                href={competePath({ ...asked, period: each.period })}
                prefetch={false}
                scroll={false}
                aria-current={each.period === period ? 'page' : undefined}
                className="-mb-px block min-h-10 whitespace-nowrap border-transparent border-b-2 px-3 py-2 font-medium text-[0.9375rem] text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-ink"
              >
                {each.words}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

function Choice({ href, isChosen, name }: { href: string; isChosen: boolean; name: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isChosen ? 'page' : undefined}
      className="inline-flex min-h-8 max-w-full items-center rounded-full border border-control bg-raised px-3 py-1 text-sm transition-colors duration-100 hover:bg-sunken aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent"
    >
      <span className="truncate">{name}</span>
    </Link>
  )
}
