// A button that does one thing to a course and says what went wrong, if anything did; with fields where more is to be said.
'use client'

import { type ReactNode, useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import type { ButtonVariant } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ActionState } from '@/lib/web/action'
import { withoutReset } from '../without-reset'

type DeedProps<R> = {
  /** A server action; what it gives is not looked at. */
  action: (previous: ActionState<R>, given: FormData) => Promise<ActionState<R>>
  /** Sent along as they are. */
  fields: Record<string, string>
  label: string
  variant?: ButtonVariant
  done?: string
  /** Fields of the form; what was typed stays there. */
  children?: ReactNode
}

export function Deed<R>({ action, fields, label, variant = 'secondary', done, children }: DeedProps<R>) {
  const [state, submit, pending] = useActionState(action, null)
  return (
    <form
      action={submit}
      onSubmit={withoutReset(submit)}
      className={classes('grid', children ? 'gap-4' : 'justify-items-start gap-2')}
      noValidate
    >
      {state && !state.ok && <Alert tone="error">{state.message}</Alert>}
      {state?.ok && done && (
        <p role="status" className="text-sm">
          {done}
        </p>
      )}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <SubmitButton variant={variant} size={children ? 'md' : 'sm'} pending={pending} className="justify-self-start">
        {label}
      </SubmitButton>
    </form>
  )
}
