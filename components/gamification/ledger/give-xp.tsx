// Beside a learner of a course: gives them XP by hand, with a reason, and shows what they were given.
import { Deed } from '@/components/courses/studio/publish/deed'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Time } from '@/components/ui/time'
import { newId } from '@/lib/core/ids'
import type { Gift } from '@/lib/gamification/ledger/gifts/reads'
import { giveXpByHand } from './actions'

type GiveXpProps = {
  courseId: string
  user: { id: string; name: string }
  /** What is left of the day, in XP. */
  left: number
  gifts: Gift[]
  now: Date
  timeZone: string
}

const MOST_AT_ONCE = 500

export function GiveXp({ courseId, user, left, gifts, now, timeZone }: GiveXpProps) {
  const key = newId(now)
  return (
    <details className="rounded-md border border-line bg-raised px-4" open={gifts.length > 0}>
      <summary className="min-h-10 cursor-pointer content-center font-medium">Give XP</summary>
      <div className="grid max-w-2xl gap-4 pb-4">
        <p className="text-[0.9375rem]">
          For what no lesson sees, such as help for somebody else. {user.name} is told, with your reason.
        </p>
        <Deed key={key} action={giveXpByHand} fields={{ key, courseId, userId: user.id }} label="Give it">
          <Field
            label="XP"
            hint={`You can give ${left.toLocaleString('en')} more today, ${MOST_AT_ONCE} at once.`}
            required
          >
            {control => (
              <Input {...control} type="number" name="amount" min={1} max={MOST_AT_ONCE} className="max-w-40" />
            )}
          </Field>
          <Field label="What for" hint="They read it beside the XP." required>
            {control => <Input {...control} name="reason" maxLength={300} autoComplete="off" />}
          </Field>
        </Deed>
        <ul aria-live="polite" aria-label="Given so far" className="grid gap-2 text-[0.9375rem] empty:hidden">
          {gifts.map(({ id, amount, reason, by, at }) => (
            <li key={id} className="wrap-anywhere">
              <b className="font-medium">+{amount} XP</b> {reason}
              <span className="block text-muted text-sm">
                {by ?? 'somebody who has left'}, <Time at={at} now={now} timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}
