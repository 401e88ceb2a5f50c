// How long somebody has to wait after wrong passwords for one account from one address. Pure.

/** Wrong tries that cost nothing. */
export const FREE_TRIES = 5
const LONGEST_SECONDS = 60
/** After this long without a wrong try the count begins anew. */
export const FORGET_SECONDS = 15 * 60

/** 0 for the first five wrong tries in a row; then 1, 2, 4, ... seconds, 60 at most. */
export function lockSeconds(failures: number): number {
  if (failures < FREE_TRIES) return 0
  return Math.min(LONGEST_SECONDS, 2 ** Math.min(failures - FREE_TRIES, 30))
}

export type Failures = { count: number; lastAtMs: number }

/** Seconds still to wait at `nowMs`; 0 lets the try through. */
export function waitSeconds(failures: Failures | undefined, nowMs: number): number {
  if (!failures) return 0
  const until = failures.lastAtMs + lockSeconds(failures.count) * 1000
  return Math.max(0, Math.ceil((until - nowMs) / 1000))
}
