// Every entry of one's ledger, with how its amount came about.
import { Time } from '@/components/ui/time'
import type { XpHistory } from '@/lib/gamification/ledger/schemas'

type Props = { entries: XpHistory['items']; now: Date; timeZone: string }

export function XpEntries({ entries, now, timeZone }: Props) {
  return (
    <ol className="divide-y divide-line rounded-md border border-line bg-raised">
      {entries.map(entry => (
        <li key={entry.id} className="flex items-baseline gap-4 px-4 py-3">
          <div className="min-w-0 flex-1">
            <p className="wrap-anywhere">
              {entry.reason}
              {entry.what && <span className="text-muted">: {entry.what}</span>}
            </p>
            <p className="text-muted text-sm">
              {sum(entry)} · <Time at={new Date(entry.occurredAt)} now={now} timeZone={timeZone} />
            </p>
          </div>
          <p className={entry.amount < 0 ? 'font-semibold text-red' : 'font-semibold text-amber-ink'}>
            {entry.amount < 0 ? '−' : '+'}
            {Math.abs(entry.amount)} XP
          </p>
        </li>
      ))}
    </ol>
  )
}

/** As in "10 base × 1.5 + 2 streak". */
function sum({ breakdown: { base, multiplier, repeatFactor, streakBonus } }: XpHistory['items'][number]): string {
  return [
    `${base} base`,
    multiplier === 1 ? '' : ` × ${multiplier} difficulty`,
    repeatFactor === 1 ? '' : ` × ${repeatFactor} again`,
    streakBonus === 0 ? '' : ` + ${streakBonus} streak`,
  ].join('')
}
