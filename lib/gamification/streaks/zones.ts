// The time zones that a learner lived in, and how much of a date these left.
import { addDays, type Day, localDay, startOfDay } from './local-day'

/** In force from `since` until the next one begins; the first of a list also held before. In order of time. */
export type ZoneSince = { since: Date; zone: string }

const HOUR_MS = 3_600_000
/** A date of which one had less than this is not missed by anybody. */
export const ENOUGH_HOURS = 12

/** The zone in force at a moment; `home` where nothing is recorded. */
export function zoneAt(zones: readonly ZoneSince[], at: Date, home: string): string {
  const begun = zones.filter(({ since }) => since.getTime() <= at.getTime())
  return (begun.at(-1) ?? zones[0])?.zone ?? home
}

export function dayAt(zones: readonly ZoneSince[], at: Date, home: string): Day {
  return localDay(at, zoneAt(zones, at, home))
}

/** How many hours of a date the zones left: 24 as a rule, 23 or 25 around a change of clocks, less or more on a journey. */
export function hoursOf(day: Day, zones: readonly ZoneSince[], home: string): number {
  const lived = zones.length > 0 ? zones : [{ since: new Date(0), zone: home }]
  const next = addDays(day, 1)
  const total = lived.reduce((sum, { since, zone }, index) => {
    const from = index === 0 ? Number.NEGATIVE_INFINITY : since.getTime()
    const until = lived[index + 1]?.since.getTime() ?? Number.POSITIVE_INFINITY
    const begins = Math.max(from, startOfDay(day, zone))
    const ends = Math.min(until, startOfDay(next, zone))
    return sum + Math.max(0, ends - begins)
  }, 0)
  return total / HOUR_MS
}

/** Says of a date whether it breaks nothing when it was left out. */
export function excuseBy(zones: readonly ZoneSince[], home: string): (day: Day) => boolean {
  return day => hoursOf(day, zones, home) < ENOUGH_HOURS
}
