// Says what should change before a course is published.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import { sendBack } from './actions'

export function SendBackForm({ courseId }: { courseId: string }) {
  const form = useForm(sendBack)
  return (
    <form action={form.submit} className="mt-2 grid gap-3" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <input type="hidden" name="id" value={courseId} />
      <Field
        label="What should change"
        hint="Those who teach the course read it on their publishing page."
        error={form.error('note')}
        required
      >
        {control => <Textarea {...control} name="note" maxLength={2000} defaultValue={form.value('note')} />}
      </Field>
      <SubmitButton variant="secondary" size="sm" className="justify-self-start">
        Send it back
      </SubmitButton>
    </form>
  )
}
