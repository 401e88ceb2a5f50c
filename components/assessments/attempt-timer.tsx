// How much time an attempt has left, where it has a limit; when it is over, the way to the result.
import { Clock } from 'lucide-react'
import type { Attempt } from '@/lib/assessments/schemas'
import { Countdown } from './countdown'
import { FinishForm } from './finish-form'

const FORM_ID = 'time-is-up'

export function AttemptTimer({ attempt, path, now }: { attempt: Attempt; path: string; now: Date }) {
  if (!attempt.deadline) return null
  const leftMs = new Date(attempt.deadline).getTime() - now.getTime()
  return (
    <div className="mb-4 rounded-sm border border-line bg-raised px-3 py-2 text-sm">
      {leftMs > 0 ? (
        <>
          <p className="flex items-center gap-2 text-muted">
            <Clock className="!size-4" />
            <Countdown leftMs={leftMs} formId={FORM_ID} />
          </p>
          <div hidden>
            <FinishForm id={FORM_ID} attempt={attempt} path={path} />
          </div>
        </>
      ) : (
        <div className="grid gap-2">
          <p>The time is over. What you had saved counts.</p>
          <FinishForm attempt={attempt} path={path} label="See the result" />
        </div>
      )}
    </div>
  )
}
