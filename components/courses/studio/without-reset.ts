// Submits a form without React emptying it afterwards, so that nothing typed is lost when something was wrong.
import { type FormEvent, startTransition } from 'react'

/** For `onSubmit`, beside `action={submit}`, which works before any script. */
export function withoutReset(submit: (form: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = new FormData(event.currentTarget, submitter)
    startTransition(() => submit(form))
  }
}
