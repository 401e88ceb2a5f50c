// The second step of signing in.
'use client'

import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { signInByCode } from './actions'
import { useForm } from './use-form'

export function SignInCodeForm({ next }: { next?: string }) {
  const form = useForm(signInByCode)
  return (
    <form action={form.submit} className="grid gap-4" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {next && <input type="hidden" name="next" value={next} />}
      <Field
        label="Code"
        hint="No app at hand? One of your recovery codes works, too."
        required
        error={form.error('otp')}
      >
        {control => <Input {...control} name="otp" autoComplete="one-time-code" autoCapitalize="none" />}
      </Field>
      <SubmitButton>Sign in</SubmitButton>
    </form>
  )
}
