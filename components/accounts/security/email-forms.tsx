// Confirming one's address, and moving to another.
'use client'

import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { askForNewEmail, sendVerification } from '../actions'
import { useForm } from '../use-form'

export function VerificationForm() {
  const form = useForm(sendVerification)
  if (form.done) return <Alert tone="success">A link is on its way to you.</Alert>
  return (
    <form action={form.submit} className="grid gap-4">
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <SubmitButton variant="secondary" className="justify-self-start">
        Send me the link again
      </SubmitButton>
    </form>
  )
}

export function EmailForm() {
  const form = useForm(askForNewEmail)
  return (
    <form action={form.submit} className="grid gap-4" noValidate>
      {form.done && (
        <Alert tone="success">
          We wrote to both addresses. Yours changes once you open the link that went to the new one.
        </Alert>
      )}
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <Field label="New e-mail address" required error={form.error('email')}>
        {control => (
          <Input {...control} type="email" name="email" autoComplete="email" defaultValue={form.value('email')} />
        )}
      </Field>
      <SubmitButton variant="secondary" className="justify-self-start">
        Change address
      </SubmitButton>
    </form>
  )
}
