// The button that submits an attempt.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { SubmitButton } from '@/components/ui/submit-button'
import { finishAttempt } from './actions'

type FinishFormProps = { attempt: { id: string; lessonId: string }; path: string; id?: string; label?: string }

export function FinishForm({ attempt, path, id, label = 'Submit answers' }: FinishFormProps) {
  const form = useForm(finishAttempt)
  return (
    <form id={id} action={form.submit} className="grid justify-items-start gap-3">
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="attemptId" value={attempt.id} />
      <input type="hidden" name="lessonId" value={attempt.lessonId} />
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <SubmitButton>{label}</SubmitButton>
    </form>
  )
}
