// How often the deeds that guess at or write to somebody may be tried.
import type { Limit } from '@/lib/platform/rate-limit'
import { takeOrRefuse } from '@/lib/platform/rate-limit/take-or-refuse'

const PACES = {
  password: { name: 'password', limit: 10, windowSeconds: 60 },
  reset: { name: 'reset', limit: 10, windowSeconds: 60 },
  'reset-address': { name: 'reset-address', limit: 100, windowSeconds: 60 },
  mail: { name: 'account-mail', limit: 5, windowSeconds: 600 },
  register: { name: 'register', limit: 30, windowSeconds: 60 },
  elsewhere: { name: 'sign-in-elsewhere', limit: 30, windowSeconds: 60 },
} satisfies Record<string, Limit>

/** Counts one try. Throws `rate_limited`. */
export function assertPace(pace: keyof typeof PACES, key: string): Promise<void> {
  return takeOrRefuse(PACES[pace], key)
}
