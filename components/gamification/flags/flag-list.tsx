// XP that came unusually fast: what an admin sees of it, and the two ways to decide.
import { Deed } from '@/components/courses/studio/publish/deed'
import { counted } from '@/components/courses/words'
import { Badge } from '@/components/ui/badge'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { Time } from '@/components/ui/time'
import type { Flag } from '@/lib/gamification/flags/schemas'
import { decideAboutXp } from '../actions'

export function FlagList({ flags, now }: { flags: Flag[]; now: Date }) {
  return (
    <ul className="grid gap-4">
      {flags.map(flag => (
        <li key={flag.id} className="grid min-w-0 gap-4 rounded-md border border-line bg-raised p-4">
          <FlagHead flag={flag} now={now} />
          <FlagEntries flag={flag} now={now} />
          {flag.state !== 'cleared' && <Decision flag={flag} />}
        </li>
      ))}
    </ul>
  )
}

function FlagHead({ flag, now }: { flag: Flag; now: Date }) {
  const { user, state, xpInHour, xpAllowed, raisedAt, decidedAt, decidedBy, note } = flag
  return (
    <div className="grid gap-1">
      <h3 className="flex flex-wrap items-center gap-2 font-medium">
        {user.name}
        {state === 'cleared' && <Badge tone="accent">Found right</Badge>}
        {state === 'upheld' && <Badge tone="red">Held off the boards</Badge>}
      </h3>
      <p className="break-all text-muted text-sm">{user.email}</p>
      <p>
        <b className="font-medium">{xpInHour.toLocaleString('en')} XP</b> within an hour, from material that allows
        about {xpAllowed.toLocaleString('en')}. Flagged <Time at={raisedAt} now={now} />.
      </p>
      {decidedAt && (
        <p className="text-[0.9375rem]">
          {decidedBy ?? 'Somebody who has left'} decided <Time at={decidedAt} now={now} />: “{note}”
        </p>
      )}
    </div>
  )
}

function FlagEntries({ flag, now }: { flag: Flag; now: Date }) {
  return (
    <details>
      <summary className="cursor-pointer text-accent text-sm">
        {counted(flag.entries.length, 'entry', 'entries')} of that hour
      </summary>
      <ol className="mt-2 grid max-h-80 gap-1.5 overflow-y-auto text-sm">
        {flag.entries.map(({ id, at, words, what, minutes, amount }) => (
          <li key={id}>
            <Time at={at} now={now} />: {words}
            {what && ` “${what}”`}
            {minutes > 0 && `, ${minutes.toLocaleString('en', { maximumFractionDigits: 1 })} min`}:{' '}
            <b className="font-medium">{amount} XP</b>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Decision({ flag }: { flag: Flag }) {
  const isOpen = flag.state === 'open'
  const fields = { flagId: flag.id, ...(!isOpen && { state: 'cleared' }) }
  return (
    <Deed action={decideAboutXp} fields={fields} label={isOpen ? 'Decide' : 'Let them back'}>
      {isOpen && (
        <RadioGroup legend="How was it earned?">
          <Radio
            name="state"
            value="cleared"
            defaultChecked
            label="By learning"
            hint="They stand on the boards again at once."
          />
          <Radio
            name="state"
            value="upheld"
            label="Not by learning"
            hint="They stay off the boards, and keep their XP until it is corrected."
          />
        </RadioGroup>
      )}
      <Field label="Why" hint="One sentence; it stays with the decision." required>
        {control => <Input {...control} name="note" maxLength={500} />}
      </Field>
    </Deed>
  )
}
