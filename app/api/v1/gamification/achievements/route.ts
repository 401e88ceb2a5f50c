// GET /api/v1/gamification/achievements
import { ownAchievements } from '@/lib/gamification/achievements/reads'
import { AchievementList } from '@/lib/gamification/achievements/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your achievements',
  description:
    'All there are, shelf by shelf, with when you earned each or how far you are, and which part of all learners has it. A hidden one tells nothing of itself until it is earned.',
  permission: 'xp.read',
  reply: AchievementList,
  run: async ctx => ({ items: await ownAchievements(ctx) }),
})
