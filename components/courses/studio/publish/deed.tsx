// A button that does one thing to a course and says what went wrong, if anything did.
'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import type { ButtonVariant } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ActionState } from '@/lib/web/action'

type DeedProps<R> = {
  /** A server action; what it gives is not looked at. */
  action: (previous: ActionState<R>, given: FormData) => Promise<ActionState<R>>
  /** Sent along as they are. */
  fields: Record<string, string>
  label: string
  variant?: ButtonVariant
  done?: string
}

export function Deed<R>({ action, fields, label, variant = 'secondary', done }: DeedProps<R>) {
  const [state, submit] = useActionState(action, null)
  return (
    <form action={submit} className="grid justify-items-start gap-2">
      {state && !state.ok && <Alert tone="error">{state.message}</Alert>}
      {state?.ok && done && (
        <p role="status" className="text-sm">
          {done}
        </p>
      )}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant} size="sm">
        {label}
      </SubmitButton>
    </form>
  )
}
