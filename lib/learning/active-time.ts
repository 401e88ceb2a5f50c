// Active time: how much of what a tab claims is credited, so that two tabs count the same minute once.

/** The most that one message may bring. */
export const MOST_PER_MESSAGE = 120

/**
 * Credits whole seconds: no more than claimed, than passed since the last credit and since the lesson was opened, and than
 * a message may bring. `creditedUntil` is the new mark; it keeps the fraction of a second that was not credited.
 */
export function credit(
  claimedSeconds: number,
  { now, creditedUntil, startedAt }: { now: Date; creditedUntil: Date; startedAt: Date },
): { seconds: number; creditedUntil: Date } {
  const since = Math.max(creditedUntil.getTime(), startedAt.getTime())
  const passed = (now.getTime() - since) / 1000
  const seconds = Math.floor(Math.max(0, Math.min(claimedSeconds, passed, MOST_PER_MESSAGE)))
  if (seconds === 0) return { seconds, creditedUntil }
  const exhausted = claimedSeconds >= passed && passed <= MOST_PER_MESSAGE
  return { seconds, creditedUntil: exhausted ? new Date(since + seconds * 1000) : now }
}
