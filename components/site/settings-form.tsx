// The settings of the site: each is one choice, and holds as soon as it is saved.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SiteSettings } from '@/lib/site/schemas'
import { changeSetting } from './actions'

export function SettingsForm({ settings }: { settings: SiteSettings }) {
  const form = useForm(changeSetting)
  const chosen = String(settings.reviewCourses)
  return (
    <form action={form.submit} className="grid max-w-xl gap-4 rounded-md border border-line bg-raised p-5" noValidate>
      {form.message && <Alert tone="error">{form.message}</Alert>}
      {form.done && <Alert tone="success">Saved.</Alert>}
      <input type="hidden" name="key" value="courses.review" />
      <RadioGroup key={chosen} legend="Who publishes courses">
        <Radio
          name="value"
          value="false"
          defaultChecked={chosen === 'false'}
          label="Those who teach, by themselves"
          hint="What they publish is there for everyone at once."
        />
        <Radio
          name="value"
          value="true"
          defaultChecked={chosen === 'true'}
          label="An admin, after a look"
          hint="What they hand in waits under Reviews until you publish it or ask for changes. Admins publish by themselves."
        />
      </RadioGroup>
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </form>
  )
}
