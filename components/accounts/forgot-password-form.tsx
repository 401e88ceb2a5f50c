// Asks for a link to set a new password.
'use client'

import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { forgotPassword } from './actions'
import { useForm } from './use-form'

export function ForgotPasswordForm() {
  const form = useForm(forgotPassword)
  if (form.done) {
    return (
      <Alert tone="success" title="Please look into your mail">
        If the address has an account here, a link is on its way. It works once, within an hour.
      </Alert>
    )
  }
  return (
    <form action={form.submit} className="grid gap-4" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <Field label="E-mail" required error={form.error('email')}>
        {control => (
          <Input {...control} type="email" name="email" autoComplete="email" defaultValue={form.value('email')} />
        )}
      </Field>
      <SubmitButton>Send me a link</SubmitButton>
    </form>
  )
}
