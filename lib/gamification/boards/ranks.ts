// The rules of ranks: who has the same shares one, who was passed by whom, and what moved since yesterday.

/** Competition ranking of rows in falling order, the first being the highest of the board: 9, 9, 4 are at 1, 1, 3. */
export function ranked<T extends { xp: number }>(falling: readonly T[]): (T & { rank: number })[] {
  let rank = 0
  let before = Number.NaN
  return falling.map((row, at) => {
    if (row.xp !== before) rank = at + 1
    before = row.xp
    return { ...row, rank }
  })
}

/** The rank of somebody below the rows of a list; `counted` may be of another moment, or from a set that lags behind. */
export function rankBeyond(falling: readonly { rank: number; xp: number }[], xp: number, counted: number): number {
  const level = falling.find(row => row.xp === xp)
  return level?.rank ?? Math.max(counted, falling.length + 1)
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
  return ranked(falling)
    .filter(({ userId, xp }) => userId !== earner.userId && xp < now && xp >= now - earner.amount)
    .slice(0, atMost)
    .map(({ userId, xp, rank }) => ({ userId, byXp: now - xp, rank }))
}
