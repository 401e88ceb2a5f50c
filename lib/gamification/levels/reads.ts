// The way from level 1 to 100 as one learner sees it.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { gamificationSettings } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { standingOf, statsRow } from '../ledger/reads'
import { type Look, STONES, TITLES } from './looks'
import { hasUnlocked, isMet, MILESTONES, type Milestone } from './milestones'

export type PathMilestone = Milestone & { met: boolean; has: number; reached: boolean }
type Choice = Look & { open: boolean }
export type LevelPath = {
  xp: number
  level: number
  milestones: PathMilestone[]
  titles: Choice[]
  stones: Choice[]
  title: string | null
  stone: string | null
}

/** Each milestone with what is missing, and what one may choose by now. */
export async function levelPath(ctx: Context): Promise<LevelPath> {
  const user = requireUser(ctx)
  const { xp = 0, level = 1 } = (await statsRow(ctx, user.id)) ?? {}
  const standing = await standingOf(ctx, user.id)
  const opened = (look: Look): Choice => ({ ...look, open: hasUnlocked(level, look.unlock) })
  return {
    xp,
    level,
    milestones: MILESTONES.map(milestone => ({
      ...milestone,
      met: isMet(milestone, standing),
      has: Math.min(standing[milestone.asks], milestone.atLeast),
      reached: milestone.level <= level,
    })),
    titles: TITLES.map(opened),
    stones: STONES.map(opened),
    ...(await ownLook(ctx)),
  }
}

/** What one chose; null is the plain look. */
export async function ownLook(ctx: Context): Promise<{ title: string | null; stone: string | null }> {
  const user = requireUser(ctx)
  const { title, stone } = gamificationSettings
  const [row] = await db(ctx)
    .select({ title, stone })
    .from(gamificationSettings)
    .where(eq(gamificationSettings.userId, user.id))
  return row ?? { title: null, stone: null }
}
