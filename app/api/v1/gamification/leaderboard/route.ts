// GET /api/v1/gamification/leaderboard
import { leaderboard } from '@/lib/gamification/boards/reads'
import { Leaderboard, LeaderboardQuery } from '@/lib/gamification/boards/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The first places of a board, and your own',
  description:
    'Everybody, a course that you take or teach, or a peer group of yours; this week, this month (from Monday and from the first, UTC) or all time.',
  permission: 'board.see',
  problems: ['not_found', 'board_hidden', 'forbidden'],
  query: LeaderboardQuery,
  reply: Leaderboard,
  run: (ctx, { query }) => leaderboard(ctx, query),
})
