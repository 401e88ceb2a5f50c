// What a learner wants to see of the game, and how many days a week they aim for.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { OwnSwitches } from '@/lib/gamification/settings/schemas'
import { saveOwnSwitches } from './actions'

const SWITCHES = [
  { name: 'xp', label: 'XP and levels', hint: 'What each step is worth, shown when you take it.' },
  { name: 'streaks', label: 'Streaks', hint: 'Days and weeks in a row, the flame in the header, the ring on Home.' },
  { name: 'achievements', label: 'Achievements', hint: 'Stones for what you have done.' },
  { name: 'boards', label: 'Leaderboards', hint: 'Others see your name and XP on the boards. Off, you are on none.' },
] as const
const DAYS = [1, 2, 3, 4, 5, 6, 7]

export function OwnSwitchesForm({ switches }: { switches: OwnSwitches }) {
  const form = useForm(saveOwnSwitches)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-6">
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium">What you want to see</legend>
        {SWITCHES.map(({ name, label, hint }) => (
          <Checkbox key={name} name={name} label={label} hint={hint} boxed defaultChecked={switches[name]} />
        ))}
      </fieldset>
      <Field
        label="Goal of the week"
        hint="On how many days a week you want to learn. Each day with a lesson or quiz counts."
        error={form.error('weeklyGoalDays')}
      >
        {control => (
          <Select {...control} name="weeklyGoalDays" defaultValue={String(switches.weeklyGoalDays)}>
            {DAYS.map(count => (
              <option key={count} value={count}>
                {count === 1 ? '1 day' : `${count} days`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" pending={form.pending}>
          Save
        </Button>
        <span role="status" className="text-muted text-sm">
          {form.done && !form.pending && 'Saved. It holds from now on.'}
        </span>
      </div>
    </form>
  )
}
