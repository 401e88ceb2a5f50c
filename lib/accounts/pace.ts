// How often the deeds that guess at or write to somebody may be tried.
import { DomainError } from '@/lib/core/errors'
import { type Limit, take } from '@/lib/platform/rate-limit'

const PACES = {
  password: { name: 'password', limit: 10, windowSeconds: 60 },
  reset: { name: 'reset', limit: 10, windowSeconds: 60 },
  'reset-address': { name: 'reset-address', limit: 100, windowSeconds: 60 },
  mail: { name: 'account-mail', limit: 5, windowSeconds: 600 },
} satisfies Record<string, Limit>

/** Counts one try. Throws `rate_limited`. */
export async function assertPace(pace: keyof typeof PACES, key: string): Promise<void> {
  const verdict = await take(PACES[pace], key)
  if (verdict.allowed) return
  const seconds = Math.max(1, Math.ceil(verdict.resetSeconds))
  throw new DomainError('rate_limited', `That was a lot of tries. Please wait ${seconds} seconds.`, {
    retryAfterSeconds: seconds,
  })
}
