// The one published curve: how much XP each of the 100 levels takes.

export const MAX_LEVEL = 100
const FACTOR = 8.7
const POWER = 1.8

/** The XP at which a level begins: `round(8.7 × (level − 1)^1.8)`; 0 for the first, 34,014 for the hundredth. */
export function xpAt(level: number): number {
  return Math.round(FACTOR * (level - 1) ** POWER)
}

/** The level that so much XP reaches, milestones aside. Negative XP is level 1. */
export function levelAt(xp: number): number {
  let level = 1
  while (level < MAX_LEVEL && xp >= xpAt(level + 1)) level += 1
  return level
}
