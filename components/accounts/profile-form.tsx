// The form of one's own profile.
'use client'

import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { saveProfile } from './actions'
import { useForm } from './use-form'

type Option = { value: string; label: string }
type ProfileFormProps = {
  profile: { name: string; bio: string; locale: string; timeZone: string }
  locales: Option[]
  timeZones: string[]
}

export function ProfileForm({ profile, locales, timeZones }: ProfileFormProps) {
  const form = useForm(saveProfile)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-5" noValidate>
      {form.done && <Alert tone="success">Saved. Others see your new name and words from now on.</Alert>}
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <Field
        label="Name"
        hint="What others see beside your reviews and on the boards."
        required
        error={form.error('name')}
      >
        {control => (
          <Input {...control} name="name" autoComplete="name" defaultValue={form.value('name', profile.name)} />
        )}
      </Field>
      <Field label="About you" hint="A few words for the people you learn with." optional error={form.error('bio')}>
        {control => <Textarea {...control} name="bio" defaultValue={form.value('bio', profile.bio)} />}
      </Field>
      <Field label="Language" hint="How dates and numbers are written for you." error={form.error('locale')}>
        {control => (
          <Select {...control} name="locale" defaultValue={form.value('locale', profile.locale)}>
            {locales.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Time zone" hint="Your days begin and end by it." error={form.error('timeZone')}>
        {control => (
          <Select {...control} name="timeZone" defaultValue={form.value('timeZone', profile.timeZone)}>
            {timeZones.map(zone => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <SubmitButton className="justify-self-start">Save profile</SubmitButton>
    </form>
  )
}
