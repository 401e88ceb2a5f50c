// The state of an action's form: what to show at each field, and what was typed before something was wrong.
'use client'

import { useActionState, useEffect, useState } from 'react'
import type { ActionState } from '@/lib/web/action'

type Action<R> = (previous: ActionState<R>, given: FormData) => Promise<ActionState<R>>

/**
 * `error(name)` is the sentence for a field, `value(name)` what was typed, `failure` a sentence for the whole form where no
 * field of it is to blame, `message` what went wrong in any case and `code` its name, `errors` all of them.
 */
export function useForm<R>(action: Action<R>) {
  const [state, submit, pending] = useActionState(action, null)
  const failed = state && !state.ok ? state : null
  const [unshown, setUnshown] = useState<typeof failed>(null)
  useEffect(() => {
    const place = document.activeElement?.closest('form') ?? document // not every browser gives a pressed button the focus
    const wrong = failed && place.querySelector<HTMLElement>('[aria-invalid="true"]')
    wrong?.focus()
    setUnshown(wrong || place.querySelector('[role="alert"]') ? null : failed)
  }, [failed])
  return {
    submit,
    pending,
    done: state?.ok ? state : null,
    message: failed?.message ?? null,
    failure: failed && (failed.errors.length === 0 || failed === unshown) ? failed.message : null,
    code: failed?.code ?? null,
    errors: failed?.errors ?? [],
    error: (name: string) => failed?.errors.find(error => error.path === name)?.message,
    value: (name: string, initial = '') => failed?.values[name] ?? initial,
  }
}
