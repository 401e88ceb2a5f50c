// The one press that a mailed link needs.
'use client'

import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ActionState } from '@/lib/web/action'
import { confirmNewEmail, confirmOwnEmail } from './actions'
import { useForm } from './use-form'

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
