// The button that opens an attempt, with what was wrong where it could not be opened.
'use client'

import { useForm } from '@/components/accounts/use-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { beginAttempt } from './actions'

type BeginFormProps = {
  path: string
  quizId: string
  mode: 'graded' | 'practice'
  label: string
  variant?: 'primary' | 'secondary'
}

export function BeginForm({ path, quizId, mode, label, variant = 'primary' }: BeginFormProps) {
  const form = useForm(beginAttempt)
  return (
    <form action={form.submit} className="grid gap-2">
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="quizId" value={quizId} />
      <input type="hidden" name="mode" value={mode} />
      <SubmitButton variant={variant}>{label}</SubmitButton>
      {form.failure && (
        <p role="alert" className="text-red text-sm">
          {form.failure}
        </p>
      )}
    </form>
  )
}
