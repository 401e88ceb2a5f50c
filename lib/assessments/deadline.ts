// When an attempt is over.
import { DomainError } from '@/lib/core/errors'

/** What the way of a last click may take. */
const GRACE_MS = 5000

/** Whether `at` is too late for an attempt; one without a deadline never is. */
export function isLate({ deadline }: { deadline: Date | null }, at: Date): boolean {
  return deadline !== null && at.getTime() > deadline.getTime() + GRACE_MS
}

export function attemptClosed(): DomainError {
  const message = 'This attempt is over. What was saved in time has been graded; your result shows it.'
  return new DomainError('conflict', message, { code: 'attempt_closed' })
}
