// Moments as the clocks of a time zone show them, in the form that date inputs speak.

/** `2026-05-01T08:00` for a moment, as clocks in the zone show it. */
export function localTime(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find(one => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`
}

/**
 * The moment at which clocks in the zone show `2026-05-01T08:00`; undefined for what is no such time. Of an hour that comes
 * twice the first, and an hour that is left out moves on by what the clocks skip.
 */
export function instantOf(local: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return undefined
  const wanted = Date.parse(`${local}Z`)
  if (Number.isNaN(wanted)) return undefined
  const offset = (at: number) => Date.parse(`${localTime(new Date(at), timeZone)}Z`) - at
  const guesses = [offset(wanted - DAY_MS), offset(wanted + DAY_MS)].map(ms => wanted - ms)
  const exact = guesses.find(at => at + offset(at) === wanted)
  return new Date(exact ?? Math.max(...guesses))
}

const DAY_MS = 86_400_000
