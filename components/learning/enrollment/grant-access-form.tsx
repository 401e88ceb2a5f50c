// Staff give somebody access to a course by their e-mail address.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { giveAccess } from './actions'

export function GrantAccessForm({ courseId }: { courseId: string }) {
  const form = useForm(giveAccess)
  return (
    <form action={form.submit} className="grid gap-3" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {form.done && (
        <Alert tone="success">
          {form.done.value.created ? 'They have access now.' : 'They had access already.'} They find the course on their
          Home.
        </Alert>
      )}
      <input type="hidden" name="courseId" value={courseId} />
      <Field label="E-mail of the learner" required error={form.error('userEmail')}>
        {control => (
          <Input {...control} type="email" name="userEmail" autoComplete="off" defaultValue={form.value('userEmail')} />
        )}
      </Field>
      <SubmitButton variant="secondary">Grant access</SubmitButton>
    </form>
  )
}
