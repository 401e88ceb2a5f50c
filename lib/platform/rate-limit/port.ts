// What a rate limit is to us: a limit, the verdict about one request, and what an adapter does.

/** At most `limit` requests for each key in `windowSeconds`. `name` tells limits apart, such as `sign-in`. */
export type Limit = { name: string; limit: number; windowSeconds: number }

/**
 * `remaining` requests are left now. After `resetSeconds` (at least 1) without a request, at least one is allowed; a
 * refusal says the same number in Retry-After.
 */
export type Verdict = { allowed: boolean; limit: number; remaining: number; resetSeconds: number }

/** Counts one request; throws when it cannot reach its store. */
export type Limiter = { take(limit: Limit, key: string): Promise<Verdict> }

/** Whole seconds from `now` until just after the current bucket ends; both in ms. */
export function secondsUntil(endsAt: number, now: number): number {
  return Math.max(1, Math.ceil((endsAt + 1 - now) / 1000))
}
