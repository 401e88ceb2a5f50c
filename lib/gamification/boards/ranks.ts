// The rules of ranks: who has the same shares one, who was passed by whom, and what moved since yesterday.

/** Competition ranking of values in falling order, the first being the highest of the board: 9, 9, 4 are 1, 1, 3. */
export function ranksOf(falling: readonly number[]): number[] {
  let rank = 0
  return falling.map((value, at) => {
    if (at === 0 || value !== falling[at - 1]) rank = at + 1
    return rank
  })
}

/** Places won (positive) or lost since yesterday; null for whoever was not on the board then. */
export function movementOf(rank: number, yesterday: number | null): number | null {
  return yesterday === null ? null : yesterday - rank
}

type Row = { userId: string; xp: number }
/** `byXp` is the lead of the one who passed; `rank` is where the passed one stands now. */
export type Passed = { userId: string; byXp: number; rank: number }

/**
 * Those whom somebody passed by earning `amount`: they were level with them or ahead, and now are behind. `falling` is the board
 * from its top, the earner included with what they have now; the nearest are named first, `atMost` of them.
 */
export function passedBy(
  falling: readonly Row[],
  earner: { userId: string; amount: number },
  atMost: number,
): Passed[] {
  const now = falling.find(({ userId }) => userId === earner.userId)?.xp
  if (now === undefined) return []
  const ranks = ranksOf(falling.map(({ xp }) => xp))
  return falling
    .map(({ userId, xp }, at) => ({ userId, xp, rank: Number(ranks[at]) }))
    .filter(({ userId, xp }) => userId !== earner.userId && xp < now && xp >= now - earner.amount)
    .slice(0, atMost)
    .map(({ userId, xp, rank }) => ({ userId, byXp: now - xp, rank }))
}
