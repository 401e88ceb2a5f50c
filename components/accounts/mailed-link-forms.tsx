// What mailed links need: asking for one, and the press or the password that it leads to.
'use client'

import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import type { ActionState } from '@/lib/web/action'
import { confirmNewEmail, confirmOwnEmail, forgotPassword, setNewPassword } from './actions'
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

type Press = (previous: ActionState<void>, given: FormData) => Promise<ActionState<void>>

export function VerifyEmailForm({ token }: { token: string }) {
  return <PressForm press={confirmOwnEmail} token={token} done="Thank you. Your address is confirmed." />
}

export function ConfirmEmailForm({ token }: { token: string }) {
  return (
    <PressForm press={confirmNewEmail} token={token} done="Thank you. Sign in with your new address from now on." />
  )
}

function PressForm({ press, token, done }: { press: Press; token: string; done: string }) {
  const form = useForm(press)
  if (form.done) return <Alert tone="success">{done}</Alert>
  return (
    <form action={form.submit} className="grid gap-4">
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {form.error('token') && <Alert tone="error">This link is not whole. Please copy all of it from the mail.</Alert>}
      <input type="hidden" name="token" value={token} />
      <SubmitButton>Confirm</SubmitButton>
    </form>
  )
}
