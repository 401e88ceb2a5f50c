// A button that does one thing to a course and says what went wrong, if anything did; with fields where more is to be said.
'use client'

import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react'
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
  const form = useRef<HTMLFormElement>(null)
  const [labels, setLabels] = useState<Record<string, string>>({})
  useEffect(() => {
    const wrong = state && !state.ok ? state.errors.map(({ path }) => path) : []
    markWrong(form.current, wrong)
    setLabels(Object.fromEntries(wrong.map(name => [name, labelOf(form.current, name)])))
  }, [state])
  return (
    <form
      ref={form}
      action={submit}
      onSubmit={withoutReset(submit)}
      className={classes('grid', children ? 'gap-4' : 'justify-items-start gap-2')}
      noValidate
    >
      {state && !state.ok && <Alert tone="error">{wordsOf(state, children === undefined ? null : labels)}</Alert>}
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

type Refusal = { message: string; code: string; errors: { path: string; message: string }[] }

/** The field is marked and named as the page names it, not as the wire does; without fields there is only the whole sentence. */
function wordsOf({ message, code, errors }: Refusal, labels: Record<string, string> | null): ReactNode {
  if (!labels || code !== 'invalid' || errors.length === 0) return message
  return errors.map(error => (
    <p key={error.path} className="first-letter:uppercase">
      {labels[error.path] && <b className="font-medium">{labels[error.path]}: </b>}
      {error.message}
    </p>
  ))
}

function labelOf(form: HTMLFormElement | null, name: string): string {
  const found = form?.elements.namedItem(name)
  const isField =
    found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement
  return (isField && found.labels?.[0]?.firstChild?.textContent?.trim()) || ''
}

/** Shows which fields are wrong, and goes to the first; they come in as props, so this is done to what stands there. */
function markWrong(form: HTMLFormElement | null, names: string[]): void {
  const all = [...(form?.querySelectorAll<HTMLElement>('[name]:not([type=hidden], [type=radio])') ?? [])]
  const isWrong = (control: HTMLElement) => names.includes(control.getAttribute('name') ?? '')
  for (const control of all) {
    if (isWrong(control)) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
  }
  all.find(isWrong)?.focus()
}
