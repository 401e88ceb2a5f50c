// The rate limits of the doors, and the headers that tell clients about them (IETF httpapi-ratelimit-headers).
import 'server-only'
import { type Limit, take, type Verdict } from '@/lib/platform/rate-limit'

export const LIMITS = {
  api: { name: 'api', limit: 100, windowSeconds: 60 },
  page: { name: 'page', limit: 300, windowSeconds: 60 },
  prefetch: { name: 'prefetch', limit: 1200, windowSeconds: 60 },
  preflight: { name: 'preflight', limit: 1200, windowSeconds: 60 },
  media: { name: 'media', limit: 1200, windowSeconds: 60 },
  uploads: { name: 'uploads', limit: 1200, windowSeconds: 60 },
} satisfies Record<string, Limit>

/** Counts one request against a limit; gives the verdict and the headers of the reply. */
export async function count(limit: Limit, key: string): Promise<{ verdict: Verdict; headers: [string, string][] }> {
  const verdict = await take(limit, key)
  return { verdict, headers: limitHeaders({ ...limit, ...verdict }) }
}

/** What is left of a limit. A reply may tell of several, each as an entry of the same list. */
export function limitHeaders(of: Limit & Pick<Verdict, 'remaining' | 'resetSeconds'>): [string, string][] {
  return [
    ['ratelimit-policy', `"${of.name}";q=${of.limit};w=${of.windowSeconds}`],
    ['ratelimit', `"${of.name}";r=${of.remaining};t=${Math.ceil(of.resetSeconds)}`],
  ]
}
