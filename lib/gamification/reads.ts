// Where one learner stands: XP, level, streak, rank and what is unlocked.
import { type Context, requireUser } from '@/lib/core/context'
import { openBoard } from './boards/open-board'
import { ownPlace } from './boards/reads'
import { standingOf, statsRow } from './ledger/reads'
import { levelAt, MAX_LEVEL } from './levels/curve'
import { isMet, levelProgress, MILESTONES, type Milestone, type Standing, unlocksAt } from './levels/milestones'
import type { Stats } from './schemas'
import { streakView } from './streaks/reads'

export async function ownStats(ctx: Context): Promise<Stats> {
  const user = requireUser(ctx)
  const [row, streak, rank] = [await statsRow(ctx, user.id), await streakView(ctx, user.id), await ownRank(ctx)]
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

async function ownRank(ctx: Context): Promise<number | null> {
  const board = await openBoard(ctx, { scope: 'global', period: 'all' })
  return (await ownPlace(ctx, board, [])).me?.rank ?? null
}

/** The milestone before which XP has come to a halt. */
function waitsFor(xp: number, level: number): Milestone | undefined {
  return levelAt(xp) > level ? MILESTONES.find(milestone => milestone.level === level + 1) : undefined
}

export type PathMilestone = Milestone & { met: boolean; has: number; reached: boolean }

/** The way from 1 to 100 as one learner sees it: each milestone with what is missing. */
export async function levelPath(ctx: Context): Promise<{ xp: number; level: number; milestones: PathMilestone[] }> {
  const user = requireUser(ctx)
  const { xp = 0, level = 1 } = (await statsRow(ctx, user.id)) ?? {}
  const standing: Standing = await standingOf(ctx, user.id)
  const milestones = MILESTONES.map(milestone => ({
    ...milestone,
    met: isMet(milestone, standing),
    has: Math.min(standing[milestone.asks], milestone.atLeast),
    reached: milestone.level <= Math.min(level, MAX_LEVEL),
  }))
  return { xp, level, milestones }
}
