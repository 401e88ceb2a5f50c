// Boards as people see them: the first places, one's own, and what moved since yesterday.
import { type SQL, sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { titleWords } from '../levels/looks'
import { type OpenBoard, openBoard } from './open-board'
import { rankOf } from './rank-of'
import { movementOf, rankBeyond, ranked } from './ranks'
import type { BoardPerson, Leaderboard, LeaderboardQuery, Unlisted } from './schemas'

/** `movement` is in places won since yesterday; null for who was not there yesterday. */
export type BoardRow = {
  rank: number
  user: BoardPerson
  /** What a level unlocked and they chose, in words. */
  title: string | null
  xp: number
  level: number
  movement: number | null
}
export type Found = {
  userId: string
  name: string
  image: string | null
  title: string | null
  xp: number
  level: number
  yesterday: number | null
}
type Own = { xp: number; boards: boolean; held: boolean; reason: string | null }
const NOTHING: Own = { xp: 0, boards: true, held: false, reason: null }

/** The first places of a board and one's own. Throws as `openBoard` does. */
export async function leaderboard(ctx: Context, query: LeaderboardQuery): Promise<Leaderboard> {
  const board = await openBoard(ctx, query)
  const { top, me, unlisted } = await placesOn(ctx, board, query.limit, false)
  const items = top.map(({ rank, user, xp, level }) => ({ rank, user, xp, level }))
  return { scope: query.scope, period: query.period, items, me, unlisted }
}

type Place = { me: Leaderboard['me']; unlisted: Unlisted | null }

/**
 * The first places and one's own, both of one moment: nobody is missing in a list that they stand in, or shares the rank of somebody
 * with other XP. Only a rank beyond the list is counted by itself. Without `moves` nobody's place
 * of yesterday is looked up.
 */
export async function placesOn(
  ctx: Context,
  board: OpenBoard,
  limit: number,
  moves = true,
): Promise<Place & { top: BoardRow[] }> {
  const user = requireUser(ctx)
  const { found, own } = board.groupId
    ? await groupTop(ctx, board, board.groupId)
    : await boardTop(ctx, board, limit, moves)
  const places = ranked(found)
  const top = places.slice(0, limit).map(shown)
  const mine = places.find(row => row.userId === user.id)
  if (mine) return { top, me: { rank: mine.rank, xp: mine.xp }, unlisted: null }
  const unlisted = unlistedOf(own)
  if (unlisted || board.groupId || own.xp <= 0) return { top, me: null, unlisted }
  return { top, me: { rank: rankBeyond(places, own.xp, await rankOf(ctx, board, own.xp)), xp: own.xp }, unlisted: null }
}

/** One's own place on a board of everybody or of a course. Without XP in the period, or unlisted, there is none. */
export async function ownRank(ctx: Context, board: OpenBoard): Promise<number | null> {
  const { id } = requireUser(ctx)
  const [own = NOTHING] = await rows<Own>(ctx, ownOn(board, id), 'boards_own')
  return unlistedOf(own) || own.xp <= 0 ? null : rankOf(ctx, board, own.xp)
}

/** The limit stands in the text: a plan for any number of rows would read all. Few numbers, so that few plans are kept. */
const LIMITS = [10, 25, 50, 100]

function boardTop(ctx: Context, board: OpenBoard, limit: number, moves: boolean): Promise<Read> {
  const { scopeId, period, startsOn } = board
  const atMost = LIMITS.find(each => each >= limit) ?? 100
  return readTop(
    ctx,
    board,
    sql`select t.user_id as "userId", u.name, u.image, t.xp, coalesce(s.level, 1) as level, g.title, ${moves ? sql`y.rank` : sql`null::int`} as yesterday,
          row_number() over (order by t.xp desc, t.reached_at, t.user_id) as place
        from (select user_id, xp, reached_at from xp_totals
              where scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date and listed and xp > 0
              order by xp desc nulls last, reached_at, user_id limit ${sql.raw(String(atMost))}) t
        join users u on u.id = t.user_id
        left join user_stats s on s.user_id = t.user_id
        left join gamification_settings g on g.user_id = t.user_id
        ${moves ? yesterdayOf(ctx, board) : sql``}`,
    `boards_${moves ? 'moves' : 'top'}_${atMost}`,
  )
}

/** Where each of the rows `t` stood when the last day was over. */
function yesterdayOf(ctx: Context, { scopeId, period, startsOn }: OpenBoard): SQL {
  return sql`left join lateral (select rank from board_standings
            where scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date
              and on_day = (select max(on_day) from board_standings
                where scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date
                  and on_day < ${today(ctx)}::date)
              and user_id = t.user_id limit 1) y on true`
}

/** The listed members of a peer group with what they have on the board; a group is small, so all are sorted. */
function groupTop(ctx: Context, board: OpenBoard, groupId: string): Promise<Read> {
  const { scopeId, period, startsOn } = board
  return readTop(
    ctx,
    board,
    sql`select m.user_id as "userId", u.name, u.image, coalesce(t.xp, 0) as xp, coalesce(s.level, 1) as level, g.title, null::int as yesterday,
          row_number() over (order by coalesce(t.xp, 0) desc, t.reached_at, m.joined_at, m.user_id) as place
        from peer_group_members m
        join users u on u.id = m.user_id
        left join user_stats s on s.user_id = m.user_id
        left join gamification_settings g on g.user_id = m.user_id
        left join xp_totals t on t.scope_id = ${scopeId}::uuid and t.period = ${period} and t.starts_on = ${startsOn}::date
          and t.user_id = m.user_id
        where m.group_id = ${groupId}::uuid and s.held_at is null and u.suspended_at is null and coalesce(g.boards, true)
        order by place limit 1000`,
    'boards_group_top',
  )
}

type Read = { found: Found[]; own: Own }

/** The rows of a list and what oneself has, in one statement and so of one moment. */
async function readTop(ctx: Context, board: OpenBoard, list: SQL, name: string): Promise<Read> {
  const { id } = requireUser(ctx)
  type Row = Omit<Found, 'userId'> & { userId: string | null } & Omit<Own, 'xp'> & { ownXp: number }
  const read = await rows<Row>(
    ctx,
    sql`select f.*, own.xp as "ownXp", own.boards, own.held, own.reason
        from (${ownOn(board, id)}) own left join (${list}) f on true order by f.place`,
    name,
  )
  const found = read.flatMap(row => (row.userId === null ? [] : [{ ...row, userId: row.userId }]))
  const [first] = read
  return { found, own: first ? { ...first, xp: first.ownXp } : NOTHING }
}

/** What one has on a board, and whether one may stand on it. */
function ownOn({ scopeId, period, startsOn }: OpenBoard, userId: string): SQL {
  return sql`select coalesce(t.xp, 0) as xp, coalesce(g.boards, true) as boards, s.held_at is not null as held,
          (select f.reason from xp_flags f where f.user_id = ${userId}::uuid and s.held_at is not null
           order by f.raised_at desc, f.id desc limit 1) as reason
        from (select 1) one
        left join xp_totals t on t.scope_id = ${scopeId}::uuid and t.period = ${period} and t.starts_on = ${startsOn}::date
          and t.user_id = ${userId}::uuid
        left join gamification_settings g on g.user_id = ${userId}::uuid
        left join user_stats s on s.user_id = ${userId}::uuid`
}

function unlistedOf({ boards, held, reason }: Own): Unlisted | null {
  if (held) return { because: 'held', reason: reason ?? HELD }
  return boards ? null : { because: 'opted_out', reason: OPTED_OUT }
}

const HELD = 'Your XP came unusually fast, so a person looks at it before you stand on boards again.'
const OPTED_OUT = 'You chose not to stand on boards. Nobody sees your XP there.'

/** A row as it stands on the board. */
export function shown({ rank, ...row }: Found & { rank: number }): BoardRow {
  const { userId, name, image, title, xp, level, yesterday } = row
  const user = { id: userId, name, image }
  return { rank, user, title: titleWords(title), xp, level, movement: movementOf(rank, yesterday) }
}

function today(ctx: Context): string {
  return ctx.now().toISOString().slice(0, 10)
}

/** The courses with more than so many learners. */
export async function crowdedCourses(ctx: Context, than: number): Promise<string[]> {
  const found = await rows<{ id: string }>(ctx, sql`select id from courses where enrollment_count > ${than}`)
  return found.map(({ id }) => id)
}
