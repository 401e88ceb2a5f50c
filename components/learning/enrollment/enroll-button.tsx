// The button that enrolls; a form, so that it works before any script has loaded.
'use client'

import { useActionState } from 'react'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import { enroll } from './actions'

export function EnrollButton({ courseId, label }: { courseId: string; label: string }) {
  const [state, submit] = useActionState(enroll, null)
  return (
    <form action={submit} className="grid gap-3">
      {state && !state.ok && <Alert tone="error">{state.message}</Alert>}
      <input type="hidden" name="courseId" value={courseId} />
      <SubmitButton size="lg" className="w-full">
        {label}
      </SubmitButton>
    </form>
  )
}
