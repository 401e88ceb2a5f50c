// What mailed links need: asking for one, and the press or the password that it leads to.
'use client'

import { withoutReset } from '@/components/courses/studio/without-reset'
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
        If the address has an account here, a link is on its way. It works once, within an hour. Nothing there after a
        few minutes? Look among the unwanted mail, or{' '}
        <a href="/forgot-password" className="text-accent underline">
          ask again
        </a>
        .
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
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-4" noValidate>
      {form.failure && (
        <Alert tone="error" actions={form.code === 'link_expired' && <NewLink href="/forgot-password" />}>
          {form.failure}
        </Alert>
      )}
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

/** `confirmed` is the address of whoever is signed in, where it is proved: a link that is opened twice is no trouble then. */
export function VerifyEmailForm({ token, confirmed }: { token: string; confirmed?: string }) {
  const already = confirmed && `Your address ${confirmed} is confirmed already. There is nothing more to do.`
  return (
    <PressForm press={confirmOwnEmail} token={token} done="Thank you. Your address is confirmed." already={already} />
  )
}

export function ConfirmEmailForm({ token }: { token: string }) {
  return (
    <PressForm press={confirmNewEmail} token={token} done="Thank you. Sign in with your new address from now on." />
  )
}

/** `already` is said where a link is used up because it has done its work. */
function PressForm({ press, token, done, already }: { press: Press; token: string; done: string; already?: string }) {
  const form = useForm(press)
  if (form.done) return <Alert tone="success">{done}</Alert>
  if (form.code === 'link_expired' && already) return <Alert tone="success">{already}</Alert>
  return (
    <form action={form.submit} className="grid gap-4">
      {form.failure && (
        <Alert tone="error" actions={form.code === 'link_expired' && <NewLink href="/security" />}>
          {form.failure}
        </Alert>
      )}
      {form.error('token') && <Alert tone="error">This link is not whole. Please copy all of it from the mail.</Alert>}
      <input type="hidden" name="token" value={token} />
      <SubmitButton>Confirm</SubmitButton>
    </form>
  )
}

function NewLink({ href }: { href: string }) {
  return <TextLink href={href}>Ask for a new link</TextLink>
}
