// The forms of one's password, address and sessions.
'use client'

import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import {
  askForNewEmail,
  askForPassword,
  disconnect,
  endOtherSessions,
  endSession,
  saveNewPassword,
  sendPasswordLink,
  sendVerification,
} from '../actions'
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

/** `email` lets a password manager know whose password it is; it is not sent. */
export function PasswordForm({ email }: { email: string }) {
  const form = useForm(saveNewPassword)
  return (
    <form action={form.submit} className="grid gap-4" noValidate>
      {form.done && <Alert tone="success">Saved. Your other sessions have ended.</Alert>}
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <input type="text" defaultValue={email} autoComplete="username" hidden readOnly />
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

/** For somebody who came by another site and has none. */
export function FirstPasswordForm() {
  const form = useForm(sendPasswordLink)
  if (form.done) return <Alert tone="success">A link is on its way to you. It works once, within an hour.</Alert>
  return (
    <form action={form.submit} className="grid gap-4">
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <SubmitButton variant="secondary" className="justify-self-start">
        Mail me a link to set one
      </SubmitButton>
    </form>
  )
}

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

export function EndSessionForm({ sessionId, device }: { sessionId: string; device: string }) {
  const form = useForm(endSession)
  return (
    <form action={form.submit}>
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton size="sm" variant="secondary" aria-label={`End the session of ${device}`}>
        End
      </SubmitButton>
    </form>
  )
}

export function EndOthersForm() {
  const form = useForm(endOtherSessions)
  return (
    <form action={form.submit}>
      <SubmitButton variant="secondary">End all other sessions</SubmitButton>
    </form>
  )
}

export function DisconnectForm({ id, name }: { id: string; name: string }) {
  const form = useForm(disconnect)
  return (
    <form action={form.submit} className="grid gap-2">
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <input type="hidden" name="id" value={id} />
      <SubmitButton size="sm" variant="secondary" className="justify-self-end" aria-label={`Disconnect ${name}`}>
        Disconnect
      </SubmitButton>
    </form>
  )
}
