// Tells the server the zone of this browser: days, and with them streaks, begin by the clock of whoever learns.

/** For the hidden field of a form. */
export function sayZone(field: HTMLInputElement | null): void {
  if (field) field.value = browserZone()
}

/** For a link. */
export function sayZoneInLink(link: HTMLAnchorElement | null): void {
  if (!link) return
  const url = new URL(link.href)
  url.searchParams.set('timeZone', browserZone())
  link.href = url.href
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
