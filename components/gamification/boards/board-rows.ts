// What a board shows when somebody on it moves: rows in their new order, ranks counted anew.
import type { BoardRow } from '@/lib/gamification/boards/reads'
import type { BoardMoved, BoardPeriod } from '@/lib/gamification/boards/schemas'

/**
 * The first rows of a board after others moved. `rows` begins at the first place; newcomers come in where their XP puts them, and as
 * many rows are shown as before, or ten where there were fewer. Of two with the same XP the one who had it first stays before.
 */
export function afterMove(rows: readonly BoardRow[], { rows: moved }: BoardMoved, period: BoardPeriod): BoardRow[] {
  const arrived = moved.filter(({ xp }) => xp[period] > 0)
  const stay = rows.filter(row => !arrived.some(({ user }) => user.id === row.user.id))
  const known = new Map(rows.map(row => [row.user.id, row]))
  const now = arrived.map(({ user, level, xp }) => {
    const before = known.get(user.id)
    return {
      user,
      title: before?.title ?? null,
      level,
      xp: xp[period],
      rank: before?.rank ?? 0,
      movement: before?.movement ?? null,
    }
  })
  const falling = [...stay, ...now].sort((a, b) => b.xp - a.xp).slice(0, Math.max(rows.length, FEW))
  let rank = 0
  return falling.map((row, at) => {
    if (row.xp !== falling[at - 1]?.xp) rank = at + 1
    const yesterday = row.movement === null ? null : row.rank + row.movement
    return { ...row, rank, movement: yesterday === null ? null : yesterday - rank }
  })
}

const FEW = 10
