// Time zones by their names, which are several for one zone: browsers say the new or the old one as they like.

/** The name this server knows a zone by (`Asia/Kolkata` and `asia/calcutta` are one), or undefined where there is no such zone. */
export function zoneNamed(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

/** Whether clocks show the same in two zones, now and half a year before and after (summer time). */
export function sameClock(one: string, other: string, at: Date): boolean {
  const halfYear = 182 * 86_400_000
  return [-halfYear, 0, halfYear].every(by => {
    const moment = new Date(at.getTime() + by)
    return clockIn(one, moment) === clockIn(other, moment)
  })
}

function clockIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
}
