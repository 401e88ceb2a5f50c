// Choosing a title and stones out of what is unlocked; works without script.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import type { LevelPath } from '@/lib/gamification/levels/reads'
import { chooseLookAction } from './actions'

type Props = Pick<LevelPath, 'titles' | 'stones' | 'title' | 'stone'>

export function LookForm({ titles, stones, title, stone }: Props) {
  const form = useForm(chooseLookAction)
  const groups = [
    { name: 'title', legend: 'Title beside your name', none: 'None', looks: titles, chosen: title },
    { name: 'stone', legend: 'Stones of your cairns', none: 'Fieldstone', looks: stones, chosen: stone },
  ]
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-6">
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {form.done && <Alert tone="success">Saved.</Alert>}
      {groups.map(({ name, legend, none, looks, chosen }) => (
        <RadioGroup key={name} legend={legend} error={form.error(name)}>
          <Radio name={name} value="" label={none} defaultChecked={chosen === null} />
          {looks.map(look => (
            <Radio
              key={look.key}
              name={name}
              value={look.key}
              label={look.words}
              hint={look.open ? undefined : 'Not unlocked yet'}
              disabled={!look.open}
              defaultChecked={chosen === look.key}
            />
          ))}
        </RadioGroup>
      ))}
      <SubmitButton variant="secondary" className="justify-self-start">
        Save
      </SubmitButton>
    </form>
  )
}
