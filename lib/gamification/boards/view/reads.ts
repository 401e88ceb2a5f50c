// The page of boards: a board with one's neighbors, the boards that one may choose, and who passed one lately.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { newestId } from '@/lib/platform/live'
import { EVERYBODY } from '../../ledger/periods'
import { type OpenBoard, openBoard } from '../open-board'
import { rankOf } from '../rank-of'
import { type BoardRow, type Found, placesOn, shown } from '../reads'
import type { BoardPerson, LeaderboardQuery, Unlisted } from '../schemas'

const SHOWN = 25
const NEIGHBORS = 2

export type BoardView = {
  /** As in the channel's name: `global`, `course:<id>`, `group:<id>`. */
  channel: string
  /** The newest event of that channel before the board was read. */
  after: string
  name: string | null
  top: BoardRow[]
  /** One's own row between its neighbors, where it does not stand in `top`. */
  near: BoardRow[]
  me: { rank: number; xp: number } | null
  unlisted: Unlisted | null
}

/** Throws as `openBoard` does. */
export async function boardView(
  ctx: Context,
  asked: Pick<LeaderboardQuery, 'scope' | 'courseId' | 'groupId' | 'period'>,
): Promise<BoardView> {
  const user = requireUser(ctx)
  const board = await openBoard(ctx, asked)
  const channel = channelOf(board, asked.scope)
  const after = String(await newestId(ctx, `leaderboard:${channel}`))
  const { top, me, unlisted } = await placesOn(ctx, board, board.groupId ? 100 : SHOWN)
  const isFar = me !== null && !top.some(row => row.user.id === user.id)
  const near = isFar ? await neighbors(ctx, board, me) : []
  return { channel, after, name: board.name, top, near, me, unlisted }
}

function channelOf(board: OpenBoard, scope: string): string {
  if (scope === 'global') return scope
  return `${scope}:${board.groupId ?? board.scopeId}`
}

async function neighbors(ctx: Context, board: OpenBoard, me: { rank: number; xp: number }): Promise<BoardRow[]> {
  const user = requireUser(ctx)
  const { scopeId, period, startsOn } = board
  const mine = sql`scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date and listed and xp > 0`
  const found = await rows<Found>(
    ctx,
    sql`select t.user_id as "userId", u.name, u.image, t.xp, coalesce(s.level, 1) as level, g.title, y.rank as yesterday
        from (
          (select user_id, xp, reached_at, 0 as part from xp_totals where ${mine} and xp > ${me.xp}::int
            order by xp asc nulls first, reached_at desc, user_id desc limit ${NEIGHBORS})
          union all (select user_id, xp, reached_at, 1 from xp_totals where ${mine} and user_id = ${user.id}::uuid)
          union all (select user_id, xp, reached_at, 2 from xp_totals where ${mine} and xp <= ${me.xp}::int and user_id <> ${user.id}::uuid
            order by xp desc nulls last, reached_at, user_id limit ${NEIGHBORS})) t
        join users u on u.id = t.user_id
        left join user_stats s on s.user_id = t.user_id
        left join gamification_settings g on g.user_id = t.user_id
        left join board_standings y on y.scope_id = ${scopeId}::uuid and y.period = ${period} and y.starts_on = ${startsOn}::date
          and y.user_id = t.user_id
        order by t.xp desc, t.part, t.reached_at, t.user_id`,
  )
  const ranks = new Map([[me.xp, me.rank]])
  for (const { xp } of found) if (!ranks.has(xp)) ranks.set(xp, await rankOf(ctx, board, xp))
  return found.map(row => shown({ ...row, rank: ranks.get(row.xp) ?? me.rank }))
}

export type BoardChoice = { id: string; name: string }

/** The courses that one takes or teaches and whose board is on, the last seen first, and one's groups. */
export async function boardChoices(ctx: Context): Promise<{ courses: BoardChoice[]; groups: BoardChoice[] }> {
  const user = requireUser(ctx)
  const courses = await rows<BoardChoice>(
    ctx,
    sql`select c.id, c.title as name from (
          select course_id, max(seen) as seen from (
            select course_id, coalesce(last_seen_at, enrolled_at) as seen from enrollments where user_id = ${user.id}::uuid
            union all select course_id, null from course_staff where user_id = ${user.id}::uuid) mine group by course_id) m
        join courses c on c.id = m.course_id and c.status in ('published', 'archived')
        left join course_gamification g on g.course_id = c.id
        where coalesce(g.board, true) order by m.seen desc nulls last, c.title limit 12`,
  )
  const groups = await rows<BoardChoice>(
    ctx,
    sql`select g.id, g.name from peer_group_members m join peer_groups g on g.id = m.group_id
        where m.user_id = ${user.id}::uuid order by m.joined_at, g.id`,
  )
  return { courses, groups }
}

export type PassedBy = { by: BoardPerson; byXp: number; rank: number; at: Date; where: string | null }

/** Who passed one in the last week, the latest first; `where` names the course or group, null is everybody's board. */
export async function passedLately(ctx: Context): Promise<PassedBy[]> {
  const user = requireUser(ctx)
  const since = new Date(ctx.now().getTime() - 7 * 86_400_000).toISOString()
  const found = await rows<Omit<PassedBy, 'by' | 'at'> & BoardPerson & { at: string }>(
    ctx,
    sql`select u.id, u.name, u.image, p.by_xp as "byXp", p.rank, p.passed_at as at, coalesce(g.name, c.title) as "where"
        from rank_passes p
        join users u on u.id = p.by_user_id
        left join user_stats s on s.user_id = u.id
        left join gamification_settings x on x.user_id = u.id
        left join peer_groups g on g.id = p.scope_id
        left join courses c on c.id = p.scope_id and p.scope_id <> ${EVERYBODY}::uuid
        where p.user_id = ${user.id}::uuid and p.passed_at > ${since}::timestamptz
          and s.held_at is null and coalesce(x.boards, true)
        order by p.passed_at desc limit 5`,
  )
  return found.map(({ id, name, image, at, ...rest }) => ({ by: { id, name, image }, at: new Date(at), ...rest }))
}
