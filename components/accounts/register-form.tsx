// The form that opens an account.
'use client'

import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { createAccount } from './actions'
import { sayZone } from './say-zone'
import { useForm } from './use-form'

export function RegisterForm({ next }: { next?: string }) {
  const form = useForm(createAccount)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-4" noValidate>
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {next && <input type="hidden" name="next" value={next} />}
      <input type="hidden" name="timeZone" ref={sayZone} />
      <Field
        label="Name"
        hint="What others see beside your reviews and on the boards."
        required
        error={form.error('name')}
      >
        {control => <Input {...control} name="name" autoComplete="name" defaultValue={form.value('name')} />}
      </Field>
      <Field
        label="E-mail"
        required
        error={form.code === 'conflict' ? <HasAccount next={next} /> : form.error('email')}
      >
        {control => (
          <Input {...control} type="email" name="email" autoComplete="email" defaultValue={form.value('email')} />
        )}
      </Field>
      <Field
        label="Password"
        hint="At least 8 characters. A few words in a row are easy to remember."
        required
        error={form.error('password')}
      >
        {control => <Input {...control} type="password" name="password" autoComplete="new-password" />}
      </Field>
      <SubmitButton>Create account</SubmitButton>
    </form>
  )
}

/** Whoever pressed twice, or forgot that they were here before, finds the way in. */
function HasAccount({ next }: { next?: string }) {
  return (
    <>
      There is an account with this address already. If it is yours,{' '}
      <TextLink href={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}>sign in</TextLink> or{' '}
      <TextLink href="/forgot-password">set a new password</TextLink>.
    </>
  )
}
