// Giving one's password once more, and changing it.
'use client'

import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { askForPassword, saveNewPassword } from '../actions'
import { useForm } from '../use-form'

export function ProvePasswordForm() {
  const form = useForm(askForPassword)
  return (
    <form action={form.submit} className="grid gap-4" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <Field label="Your password" required error={form.error('password')}>
        {control => <Input {...control} type="password" name="password" autoComplete="current-password" />}
      </Field>
      <SubmitButton variant="secondary" className="justify-self-start">
        Go on
      </SubmitButton>
    </form>
  )
}

/** `email` lets a password manager know whose password it is. */
export function PasswordForm({ email }: { email: string }) {
  const form = useForm(saveNewPassword)
  return (
    <form action={form.submit} className="grid gap-4" noValidate>
      {form.done && <Alert tone="success">Saved. Your other sessions have ended.</Alert>}
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <input type="text" name="username" defaultValue={email} autoComplete="username" hidden readOnly />
      <Field label="Old password" required error={form.error('current')}>
        {control => <Input {...control} type="password" name="current" autoComplete="current-password" />}
      </Field>
      <Field
        label="New password"
        hint="At least 8 characters; a few words are best."
        required
        error={form.error('password')}
      >
        {control => <Input {...control} type="password" name="password" autoComplete="new-password" />}
      </Field>
      <SubmitButton variant="secondary" className="justify-self-start">
        Change password
      </SubmitButton>
    </form>
  )
}
