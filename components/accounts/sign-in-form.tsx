// The forms of signing in: e-mail and password, then a one-time code where they are on.
'use client'

import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { signIn, signInByCode } from './actions'
import { useForm } from './use-form'

export function SignInForm({ next }: { next?: string }) {
  const form = useForm(signIn)
  return (
    <form action={form.submit} className="grid gap-4" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {next && <input type="hidden" name="next" value={next} />}
      <Field label="E-mail" required error={form.error('email')}>
        {control => (
          <Input {...control} type="email" name="email" autoComplete="email" defaultValue={form.value('email')} />
        )}
      </Field>
      <Field label="Password" required error={form.error('password')}>
        {control => <Input {...control} type="password" name="password" autoComplete="current-password" />}
      </Field>
      <p className="-mt-2 text-sm">
        <TextLink href="/forgot-password">Forgot your password?</TextLink>
      </p>
      <SubmitButton>Sign in</SubmitButton>
    </form>
  )
}

/** The second step, where one-time codes are on. */
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
