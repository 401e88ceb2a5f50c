// Chance and time of the demo school: the same every time, and always in the past.

const DAY_MS = 86_400_000

export type Dice = {
  next(): number
  below(n: number): number
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

/** Mulberry32: small, fast, good enough to look like people. */
export function dice(seed: number): Dice {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    pick: list => {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    shuffled: list => {
      const copy = [...list]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[copy[i], copy[j]] = [copy[j] as (typeof copy)[number], copy[i] as (typeof copy)[number]]
      }
      return copy
    },
  }
}

/** A moment so many days ago, at an hour of that day. */
export function daysAgo(days: number, hour = 12): Date {
  const day = new Date(Date.now() - days * DAY_MS)
  day.setUTCHours(Math.floor(hour), Math.floor((hour % 1) * 60), 0, 0)
  return day.getTime() < Date.now() ? day : new Date(Date.now() - 60_000)
}

/** A clock that one moves by hand. */
export function handClock(start: Date): { now(): Date; pass(seconds: number): void } {
  let at = start.getTime()
  return {
    now: () => new Date(at),
    pass: seconds => {
      at += seconds * 1000
    },
  }
}
