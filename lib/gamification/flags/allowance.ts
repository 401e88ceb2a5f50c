// What the length of the material allows: how much XP somebody who really takes it can earn in an hour.

/** An entry of the ledger and the lesson that it came from; null where it came from none (a finished course). */
export type HourEntry = { amount: number; lessonId: string | null; minutes: number }

const HOUR_MINUTES = 60
/** Below this in an hour nobody is ever flagged, in XP. */
const ALWAYS_FINE = 300
const TIMES = 3
/** A lesson takes half a minute at least, also where nobody said how long it is. */
const SHORTEST_MINUTES = 0.5
/** More than this no minute of material is worth, so that many tiny lessons are no short cut. */
const XP_PER_MINUTE = 5

/**
 * XP of the hour, and what its material allows: of what takes longer than an hour only as much as fits into one, and never more
 * than five XP for a minute of it. Each lesson's time counts once, however many entries it gave.
 */
export function allowanceOf(entries: readonly HourEntry[]): { xp: number; allowed: number } {
  const xp = entries.reduce((sum, { amount }) => sum + amount, 0)
  const lengths = new Map<string, number>()
  for (const { lessonId, minutes } of entries) if (lessonId) lengths.set(lessonId, Math.max(SHORTEST_MINUTES, minutes))
  const minutes = [...lengths.values()].reduce((sum, length) => sum + length, 0)
  const fits = minutes > HOUR_MINUTES ? (xp * HOUR_MINUTES) / minutes : xp
  return { xp, allowed: Math.round(Math.min(fits, minutes * XP_PER_MINUTE)) }
}

/** More than 300 XP in an hour and more than three times what the material allows. */
export function isUnusual({ xp, allowed }: { xp: number; allowed: number }): boolean {
  return xp > ALWAYS_FINE && xp > TIMES * allowed
}
