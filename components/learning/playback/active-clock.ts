// Active time: counts while the page is seen and somebody is there, or a video plays.

/** `hidden`: the tab is not seen. `playing`: its video runs. `touchedAt`: the last key, pointer or scroll, in ms. */
export type Presence = { hidden: boolean; playing: boolean; touchedAt: number }
export type ActiveClock = { countedUntil: number; milliseconds: number }

/** Without input for so long, nobody is reading any more. */
export const IDLE_MS = 60_000
/** A longer gap between two ticks means that the machine slept. */
const LONGEST_TICK_MS = 30_000

export function startClock(now: number): ActiveClock {
  return { countedUntil: now, milliseconds: 0 }
}

/** Adds the time since the last tick if it was active, given how things were during it. */
export function tick(clock: ActiveClock, now: number, { hidden, playing, touchedAt }: Presence): ActiveClock {
  const passed = Math.max(0, now - clock.countedUntil)
  const until = playing ? now : Math.min(now, touchedAt + IDLE_MS)
  const active = hidden || passed > LONGEST_TICK_MS ? 0 : Math.max(0, until - clock.countedUntil)
  return { countedUntil: now, milliseconds: clock.milliseconds + active }
}

/** The whole seconds so far, and the clock without them. */
export function takeSeconds(clock: ActiveClock): { seconds: number; clock: ActiveClock } {
  const seconds = Math.floor(clock.milliseconds / 1000)
  return { seconds, clock: { ...clock, milliseconds: clock.milliseconds - seconds * 1000 } }
}
