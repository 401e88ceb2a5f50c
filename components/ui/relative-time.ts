// How long ago, or how soon, in words.

const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** As in "3 days ago", "tomorrow", "just now" (under 45 seconds either way). */
export function relativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000
  if (Math.abs(seconds) < 45) return 'just now'
  const [unit, length] = UNITS.find(([, unitSeconds]) => Math.abs(seconds) >= unitSeconds) ?? (['minute', 60] as const)
  const amount = Math.trunc(seconds / length) || Math.sign(seconds)
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(amount, unit)
}

/** As in "Nov 23, 2026, 2:05 PM UTC". */
export function exactTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone })
    .format(at)
    .concat(` ${zoneName(at, timeZone)}`)
}

function zoneName(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'short' }).formatToParts(at)
  return parts.find(part => part.type === 'timeZoneName')?.value ?? timeZone
}
