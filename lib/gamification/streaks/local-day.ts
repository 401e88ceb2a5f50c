// Calendar days as people live them: which day a moment belongs to in a time zone, and when such a day begins.

/** YYYY-MM-DD. Days compare as text. */
export type Day = string

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export function localDay(at: Date, zone: string): Day {
  return shifted(at.getTime(), zone).toISOString().slice(0, 10)
}

/** 0 to 23. */
export function localHour(at: Date, zone: string): number {
  return shifted(at.getTime(), zone).getUTCHours()
}

/** The moment, in milliseconds, at which a day begins in a zone; a day that the zone skipped begins when the next one does. */
export function startOfDay(day: Day, zone: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // No zone is further than 14 hours from UTC, and none moved by more than a day: halve the span until the moment is found.
  let before = midnight - 26 * HOUR_MS
  let from = midnight + 26 * HOUR_MS
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (localDay(new Date(middle), zone) < day) before = middle
    else from = middle
  }
  return from
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** 0 is Monday, 6 is Sunday. */
export function weekday(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** The Monday of the week of a day. */
export function weekOf(day: Day): Day {
  return addDays(day, -weekday(day))
}

/** What the clock on the wall shows, as if it were UTC. */
function shifted(at: number, zone: string): Date {
  const shown = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 }
  Object.assign(
    shown,
    Object.fromEntries(
      clockOf(zone)
        .formatToParts(at)
        .map(part => [part.type, Number(part.value)]),
    ),
  )
  return new Date(Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one is slow, and there are few zones. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const clock = clocks.get(zone) ?? clockIn(zone)
  clocks.set(zone, clock)
  return clock
}

/** A zone that this runtime does not know counts as UTC. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const fields = ['year', 'month', 'day', 'hour', 'minute', 'second']
  const numeric = Object.fromEntries(fields.map(field => [field, 'numeric']))
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', { ...numeric, hourCycle: 'h23', timeZone })
  } catch {
    return clockIn('UTC')
  }
}
