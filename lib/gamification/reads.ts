// Where one learner stands: XP, level, streak, rank and what is unlocked.
import { type Context, requireUser } from '@/lib/core/context'
import { openBoard } from './boards/open-board'
import { ownRank } from './boards/reads'
import { statsRow } from './ledger/reads'
import { levelAt } from './levels/curve'
import { levelProgress, MILESTONES, type Milestone, unlocksAt } from './levels/milestones'
import type { Stats } from './schemas'
import { streakView } from './streaks/reads'

export async function ownStats(ctx: Context): Promise<Stats> {
  const user = requireUser(ctx)
  const [row, streak, rank] = [await statsRow(ctx, user.id), await streakView(ctx, user.id), await rankOfAll(ctx)]
  const { xp = 0, level = 1, achievementsEarned = 0 } = row ?? {}
  const { current, longest, weekly, freezes, todayDone } = streak
  return {
    xp,
    level,
    levelProgress: levelProgress(xp, level),
    streak: { current, longest, weekly, freezes, todayDone },
    rank,
    achievementsEarned,
    unlocks: unlocksAt(level),
    waitsFor: waitsFor(xp, level)?.words ?? null,
  }
}

async function rankOfAll(ctx: Context): Promise<number | null> {
  const board = await openBoard(ctx, { scope: 'global', period: 'all' })
  return ownRank(ctx, board)
}

/** The milestone before which XP has come to a halt. */
function waitsFor(xp: number, level: number): Milestone | undefined {
  return levelAt(xp) > level ? MILESTONES.find(milestone => milestone.level === level + 1) : undefined
}
