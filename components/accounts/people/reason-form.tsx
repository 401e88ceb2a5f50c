// One deed of an admin about somebody, with the reason that is kept with it.
'use client'

import type { ReactNode } from 'react'
import { useForm } from '@/components/accounts/use-form'
import { withoutReset } from '@/components/courses/studio/without-reset'
import { Alert } from '@/components/ui/alert'
import type { ButtonVariant } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { Textarea } from '@/components/ui/textarea'
import type { ActionState } from '@/lib/web/action'

type ReasonFormProps<R> = {
  action: (previous: ActionState<R>, given: FormData) => Promise<ActionState<R>>
  userId: string
  label: string
  /** Who will read the reason. */
  hint: string
  done: string
  variant?: ButtonVariant
  /** More fields. */
  children?: ReactNode
}

export function ReasonForm<R>({ action, userId, label, hint, done, variant, children }: ReasonFormProps<R>) {
  const form = useForm(action)
  return (
    <form action={form.submit} onSubmit={withoutReset(form.submit)} className="grid gap-4" noValidate>
      <input type="hidden" name="userId" value={userId} />
      {form.done && <Alert tone="success">{done}</Alert>}
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      {children}
      <Field label="Why" hint={hint} required error={form.error('reason')}>
        {control => (
          <Textarea {...control} name="reason" maxLength={500} rows={2} defaultValue={form.value('reason')} />
        )}
      </Field>
      <SubmitButton variant={variant ?? 'secondary'} pending={form.pending} className="justify-self-start">
        {label}
      </SubmitButton>
    </form>
  )
}
