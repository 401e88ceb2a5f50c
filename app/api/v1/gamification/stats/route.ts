// GET /api/v1/gamification/stats
import { ownStats } from '@/lib/gamification/reads'
import { Stats } from '@/lib/gamification/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Where you stand: XP, level, streak, rank and what your level unlocked',
  permission: 'xp.read',
  reply: Stats,
  run: ctx => ownStats(ctx),
})
