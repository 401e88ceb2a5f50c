// When a sitting of writing is over: after a pause, and at the latest after a while, so that its fact never waits long.

const QUIET_MS = 2 * 60_000
const LONGEST_MS = 10 * 60_000

/** A sitting that was quiet since, or began before, is over. */
export function dueAfter(now: Date): { quietSince: Date; beganBefore: Date } {
  return { quietSince: new Date(now.getTime() - QUIET_MS), beganBefore: new Date(now.getTime() - LONGEST_MS) }
}
