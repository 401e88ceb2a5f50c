// The moment that a local time means in a time zone.

/** `2026-03-29T02:30` in `Europe/Berlin` as a Date. A time that a clock change skips means the one an hour later. */
export function momentOf(local: string, timeZone: string): Date | undefined {
  const asUtc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`)
  if (Number.isNaN(asUtc)) return undefined
  const first = asUtc - offset(asUtc, timeZone)
  const second = asUtc - offset(first, timeZone)
  // Between the two lies a clock change: the later of both is the one that exists, or the second of a repeated hour.
  return new Date(offset(second, timeZone) === asUtc - second ? second : Math.max(first, second))
}

/** The other way round: what a `datetime-local` field shows for a moment. */
export function localTime(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offset(at.getTime(), timeZone)).toISOString().slice(0, 16)
}

/** How many milliseconds the zone is ahead of UTC at a moment; an unknown zone counts as UTC. */
function offset(at: number, timeZone: string): number {
  const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  let parts: Intl.DateTimeFormatPart[]
  try {
    const numeric = Object.fromEntries(fields.map(field => [field, 'numeric']))
    parts = new Intl.DateTimeFormat('en-US', { ...numeric, hourCycle: 'h23', timeZone }).formatToParts(at)
  } catch {
    return 0
  }
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields.map(field =>
    Number(parts.find(part => part.type === field)?.value),
  )
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}
