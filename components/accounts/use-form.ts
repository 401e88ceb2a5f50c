// The state of an action's form: what to show at each field, and what was typed before something was wrong.
'use client'

import { useActionState, useEffect } from 'react'
import type { ActionState } from '@/lib/web/action'

type Action<R> = (previous: ActionState<R>, given: FormData) => Promise<ActionState<R>>

/**
 * `error(name)` is the sentence for a field, `value(name)` what was typed, `failure` a sentence for the whole form where no
 * field is to blame, `message` what went wrong in any case and `code` its name, `errors` all of them.
 */
export function useForm<R>(action: Action<R>) {
  const [state, submit, pending] = useActionState(action, null)
  const failed = state && !state.ok ? state : null
  useEffect(() => {
    if (failed) firstWrong()?.focus()
  }, [failed])
  return {
    submit,
    pending,
    done: state?.ok ? state : null,
    message: failed?.message ?? null,
    failure: failed && failed.errors.length === 0 ? failed.message : null,
    code: failed?.code ?? null,
    errors: failed?.errors ?? [],
    error: (name: string) => failed?.errors.find(error => error.path === name)?.message,
    value: (name: string, initial = '') => failed?.values[name] ?? initial,
  }
}

/** The first field that says what is wrong, in the form whose button was pressed. */
function firstWrong(): HTMLElement | null | undefined {
  return document.activeElement?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')
}
