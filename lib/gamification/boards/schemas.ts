// What boards take and give at the doors.
import { z } from 'zod'

export const BoardScope = z.enum(['global', 'course', 'group'])
export type BoardScope = z.infer<typeof BoardScope>
export const BoardPeriod = z.enum(['week', 'month', 'all'])
export type BoardPeriod = z.infer<typeof BoardPeriod>

const asked = {
  scope: BoardScope.default('global'),
  courseId: z.string().min(1).max(200).optional().describe('the id or slug of the course, with scope=course'),
  groupId: z.uuid().optional().describe('the peer group, with scope=group'),
  period: BoardPeriod.default('week'),
}

export const LeaderboardQuery = z
  .object({ ...asked, limit: z.coerce.number().int().min(1).max(100).default(20) })
  .superRefine(({ scope, courseId, groupId }, issues) => {
    if (scope === 'course' && !courseId)
      issues.addIssue({ code: 'custom', path: ['courseId'], message: 'which course?' })
    if (scope === 'group' && !groupId) issues.addIssue({ code: 'custom', path: ['groupId'], message: 'which group?' })
  })
export type LeaderboardQuery = z.infer<typeof LeaderboardQuery>

export const BoardPerson = z.object({ id: z.string(), name: z.string(), image: z.string().nullable() })
export type BoardPerson = z.infer<typeof BoardPerson>

/** Why somebody stands on no board, in words for them. */
export const Unlisted = z.object({ because: z.enum(['opted_out', 'held']), reason: z.string() })
export type Unlisted = z.infer<typeof Unlisted>

/** Who has the same XP shares a rank: 1, 1, 3; within a tie who got there first is named first. */
export const Leaderboard = z
  .object({
    scope: BoardScope,
    period: BoardPeriod,
    items: z.array(z.object({ rank: z.int(), user: BoardPerson, xp: z.int(), level: z.int() })),
    /** Null for whoever has no XP in the period, and for whoever is not listed: then `unlisted` says why. */
    me: z.object({ rank: z.int(), xp: z.int() }).nullable(),
    unlisted: Unlisted.nullable(),
  })
  .meta({ id: 'Leaderboard' })
export type Leaderboard = z.infer<typeof Leaderboard>

/** What goes over the channel of a board: where somebody in its first places is now, by period. */
export type MovedRow = { user: BoardPerson; level: number; xp: Record<BoardPeriod, number> }
export type BoardMoved = { rows: MovedRow[] }
/** The name of that event. */
export const BOARD_MOVED = 'board.moved'
