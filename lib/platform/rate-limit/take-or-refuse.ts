// Counts a deed that has a limit of its own, and refuses in words.
import { DomainError } from '@/lib/core/errors'
import { take } from '.'
import type { Limit } from './port'

/** Throws `rate_limited` with the seconds still to wait, and names the limit. */
export async function takeOrRefuse(limit: Limit, key: string): Promise<void> {
  const verdict = await take(limit, key)
  if (verdict.allowed) return
  const seconds = Math.max(1, Math.ceil(verdict.resetSeconds))
  const message = `That was a lot of tries. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
  throw new DomainError('rate_limited', message, {
    retryAfterSeconds: seconds,
    usedUp: { ...limit, limit: verdict.limit, resetSeconds: seconds },
  })
}
