// What an award changed on boards: where its earner stands now, who stands around them, and in which peer groups.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { EVERYBODY } from '../../ledger/periods'
import { type Board, boardsOf } from '../board'
import type { BoardPeriod, BoardPerson } from '../schemas'

/** So far down a board tells who moves and who was passed. */
export const FIRST_PLACES = 100

export type Total = Board & { xp: number; isFirst: boolean }
export type Earner = { user: BoardPerson; level: number; listed: boolean; courseBoard: boolean; totals: Total[] }
type Counted = { scopeId: string; period: BoardPeriod; startsOn: string; xp: number; above: number }

/** Undefined for somebody who has left. `isFirst` says that they stand among the first of the board. */
export async function earnerOf(
  ctx: Context,
  { userId, courseId, at }: { userId: string; courseId: string | null; at: Date },
): Promise<Earner | undefined> {
  const [row] = await rows<{
    name: string
    image: string | null
    level: number
    listed: boolean
    courseBoard: boolean
  }>(
    ctx,
    sql`select u.name, u.image, coalesce(s.level, 1) as level, s.held_at is null and u.suspended_at is null and coalesce(g.boards, true) as listed,
          coalesce(c.board, true) as "courseBoard"
        from users u
        left join user_stats s on s.user_id = u.id
        left join gamification_settings g on g.user_id = u.id
        left join course_gamification c on c.course_id = ${courseId}::uuid
        where u.id = ${userId}::uuid`,
    'boards_earner',
  )
  if (!row) return undefined
  const { name, image, ...rest } = row
  const running = [EVERYBODY, ...(courseId ? [courseId] : [])].flatMap(scopeId => boardsOf(scopeId, at))
  return { user: { id: userId, name, image }, ...rest, totals: await totalsOf(ctx, userId, running) }
}

async function totalsOf(ctx: Context, userId: string, boards: Board[]): Promise<Total[]> {
  const found = await rows<Counted>(
    ctx,
    sql`select b."scopeId", b.period, b."startsOn", t.xp,
          (select count(*)::int from (select 1 from xp_totals a
            where a.scope_id = t.scope_id and a.period = t.period and a.starts_on = t.starts_on and a.listed and a.xp > t.xp
            limit ${sql.raw(String(FIRST_PLACES))}) more) as above
        from jsonb_to_recordset(${JSON.stringify(boards)}::jsonb) as b("scopeId" uuid, period text, "startsOn" text)
        join xp_totals t on t.scope_id = b."scopeId" and t.period = b.period and t.starts_on = b."startsOn"::date
          and t.user_id = ${userId}::uuid`,
    'boards_totals',
  )
  return found.map(({ above, ...total }) => ({ ...total, isFirst: above < FIRST_PLACES }))
}

/** The first of a board, the highest first. */
export function firstPlaces(ctx: Context, { scopeId, period, startsOn }: Board) {
  return rows<{ userId: string; xp: number }>(
    ctx,
    sql`select user_id as "userId", xp from xp_totals
        where scope_id = ${scopeId}::uuid and period = ${period} and starts_on = ${startsOn}::date and listed and xp > 0
        order by xp desc nulls last, reached_at, user_id limit ${FIRST_PLACES}`,
    'boards_first_places',
  )
}

export type GroupMember = {
  groupId: string
  scopeId: string
  userId: string
  xp: number
  listed: boolean
  held: boolean
}

/** All members of the peer groups that an award counts in, with their XP of the week, the highest first. */
export function groupMembers(
  ctx: Context,
  { userId, courseId, at }: { userId: string; courseId: string | null; at: Date },
): Promise<GroupMember[]> {
  const [week] = boardsOf(EVERYBODY, at)
  return rows<GroupMember>(
    ctx,
    sql`select g.id as "groupId", coalesce(g.course_id, ${EVERYBODY}::uuid) as "scopeId", o.user_id as "userId",
          coalesce(t.xp, 0) as xp, s.held_at is not null as held, s.held_at is null and u.suspended_at is null and coalesce(x.boards, true) as listed
        from peer_group_members m
        join peer_groups g on g.id = m.group_id and (g.course_id is null or g.course_id = ${courseId}::uuid)
        join peer_group_members o on o.group_id = g.id
        join users u on u.id = o.user_id
        left join user_stats s on s.user_id = o.user_id
        left join gamification_settings x on x.user_id = o.user_id
        left join xp_totals t on t.scope_id = coalesce(g.course_id, ${EVERYBODY}::uuid) and t.period = 'week'
          and t.starts_on = ${week?.startsOn}::date and t.user_id = o.user_id
        where m.user_id = ${userId}::uuid
        order by g.id, coalesce(t.xp, 0) desc, t.reached_at, o.user_id`,
    'boards_group_members',
  )
}
