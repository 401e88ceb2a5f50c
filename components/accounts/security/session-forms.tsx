// Ending one session, or all others.
'use client'

import { SubmitButton } from '@/components/ui/submit-button'
import { endOtherSessions, endSession } from '../actions'
import { useForm } from '../use-form'

export function EndSessionForm({ sessionId, device }: { sessionId: string; device: string }) {
  const form = useForm(endSession)
  return (
    <form action={form.submit}>
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton size="sm" variant="secondary" aria-label={`End the session of ${device}`}>
        End
      </SubmitButton>
    </form>
  )
}

export function EndOthersForm() {
  const form = useForm(endOtherSessions)
  return (
    <form action={form.submit}>
      <SubmitButton variant="secondary">End all other sessions</SubmitButton>
    </form>
  )
}
