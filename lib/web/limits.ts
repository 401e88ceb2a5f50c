// The rate limits of the doors, and the headers that tell clients about them (IETF httpapi-ratelimit-headers).
import 'server-only'
import { DomainError } from '@/lib/core/errors'
import { type Limit, take, type Verdict } from '@/lib/platform/rate-limit'

export const LIMITS = {
  api: { name: 'api', limit: 100, windowSeconds: 60 },
  page: { name: 'page', limit: 300, windowSeconds: 60 },
  prefetch: { name: 'prefetch', limit: 1200, windowSeconds: 60 },
  media: { name: 'media', limit: 1200, windowSeconds: 60 },
  uploads: { name: 'uploads', limit: 1200, windowSeconds: 60 },
} satisfies Record<string, Limit>

/** Counts one request against a limit; gives the verdict and the headers of the reply. */
export async function count(limit: Limit, key: string): Promise<{ verdict: Verdict; headers: [string, string][] }> {
  const verdict = await take(limit, key)
  return {
    verdict,
    headers: [
      ['ratelimit-policy', `"${limit.name}";q=${verdict.limit};w=${limit.windowSeconds}`],
      ['ratelimit', `"${limit.name}";r=${verdict.remaining};t=${Math.ceil(verdict.resetSeconds)}`],
    ],
  }
}

const DEEDS = {
  register: { name: 'register', limit: 30, windowSeconds: 60 },
} satisfies Record<string, Limit>

/** Counts a deed that has a limit of its own. Throws `rate_limited`. */
export async function takeOrRefuse(deed: keyof typeof DEEDS, key: string): Promise<void> {
  const verdict = await take(DEEDS[deed], key)
  if (verdict.allowed) return
  const seconds = Math.max(1, Math.ceil(verdict.resetSeconds))
  throw new DomainError('rate_limited', `That was a lot of tries. Please wait ${seconds} seconds.`, {
    retryAfterSeconds: seconds,
  })
}
