// Sets a new password with a mailed link.
'use client'

import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { setNewPassword } from './actions'
import { useForm } from './use-form'

export function ResetPasswordForm({ token }: { token: string }) {
  const form = useForm(setNewPassword)
  if (form.done) {
    return (
      <Alert tone="success" title="Your new password counts">
        <TextLink href="/sign-in">Sign in with it</TextLink>
      </Alert>
    )
  }
  return (
    <form action={form.submit} className="grid gap-4" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {form.error('token') && <Alert tone="error">This link is not whole. Please copy all of it from the mail.</Alert>}
      <input type="hidden" name="token" value={token} />
      <Field
        label="New password"
        hint="At least 8 characters; a few words are best."
        required
        error={form.error('password')}
      >
        {control => <Input {...control} type="password" name="password" autoComplete="new-password" />}
      </Field>
      <SubmitButton>Set password</SubmitButton>
    </form>
  )
}
