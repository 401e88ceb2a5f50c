// Peer groups as their members see them, and as an invitation shows them.
import { type SQL, sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import { EVERYBODY, startOf } from '../ledger/periods'
import { plainCode } from './codes'
import type { Group, Invitation } from './schemas'

type Row = Omit<Group, 'goal'> & { targetXp: number | null; reachedAt: string | null; xp: number }

/** One's own groups, the first joined first; there are few. */
export async function ownGroups(ctx: Context): Promise<Group[]> {
  const user = requireUser(ctx)
  return (await found(ctx, user.id, sql`true`)).map(shown)
}

/** A group of one's own. Throws `not_found` for others. */
export async function ownGroup(ctx: Context, groupId: string): Promise<Group> {
  const user = requireUser(ctx)
  const [row] = await found(ctx, user.id, sql`g.id = ${groupId}::uuid`)
  if (!row) throw notFound('group')
  return shown(row)
}

/**
 * The newest goal holds until another is set, each week anew. The XP of those who are held does not count until a person has
 * looked; those who stand on no board are counted and not named.
 */
function found(ctx: Context, userId: string, which: SQL): Promise<Row[]> {
  const week = startOf('week', ctx.now())
  return rows<Row>(
    ctx,
    sql`select g.id, g.name, g.code, g.course_id as "courseId", c.title as "courseTitle", g.member_count as "memberCount",
          coalesce(g.owner_id = ${userId}::uuid, false) as "isOwner", o.target_xp as "targetXp",
          case when o.starts_on = ${week}::date then to_char(o.reached_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "reachedAt",
          case when o.target_xp is null then 0 else (
            select coalesce(sum(t.xp), 0)::int from peer_group_members x
            join xp_totals t on t.scope_id = coalesce(g.course_id, ${EVERYBODY}::uuid) and t.period = 'week'
              and t.starts_on = ${week}::date and t.user_id = x.user_id
            left join user_stats s on s.user_id = x.user_id
            where x.group_id = g.id and s.held_at is null) end as xp
        from peer_group_members m
        join peer_groups g on g.id = m.group_id
        left join courses c on c.id = g.course_id
        left join lateral (select target_xp, starts_on, reached_at from group_goals
          where group_id = g.id and starts_on <= ${week}::date order by starts_on desc limit 1) o on true
        where m.user_id = ${userId}::uuid and ${which}
        order by m.joined_at, g.id`,
  )
}

function shown({ targetXp, reachedAt, xp, ...group }: Row): Group {
  return { ...group, goal: targetXp === null ? null : { targetXp, xp, reachedAt } }
}

/** What a link or code leads to. Throws `not_found` where there is no such group. */
export async function invitation(ctx: Context, code: string): Promise<Invitation> {
  const user = requireUser(ctx)
  const [row] = await invitations(ctx, user.id, sql`g.code = ${plainCode(code).slice(0, 40)}`)
  if (!row) throw notFound('group')
  return row
}

/** Groups that those who teach one's courses made for them, and that one has not joined: the newest first, ten at most. */
export async function offeredGroups(ctx: Context): Promise<Invitation[]> {
  const user = requireUser(ctx)
  return invitations(
    ctx,
    user.id,
    sql`g.course_id in (select course_id from enrollments where user_id = ${user.id}::uuid)
      and exists (select 1 from course_staff s where s.course_id = g.course_id and s.user_id = g.owner_id)
      and not exists (select 1 from peer_group_members m where m.group_id = g.id and m.user_id = ${user.id}::uuid)`,
  )
}

async function invitations(ctx: Context, userId: string, which: SQL): Promise<Invitation[]> {
  const all = await rows<Omit<Invitation, 'course'> & { courseId: string | null; slug: string; title: string }>(
    ctx,
    sql`select g.id, g.name, g.code, g.member_count as "memberCount", u.name as "ownerName", c.id as "courseId", c.slug, c.title,
          exists (select 1 from peer_group_members m where m.group_id = g.id and m.user_id = ${userId}::uuid) as "isMember"
        from peer_groups g
        left join users u on u.id = g.owner_id
        left join courses c on c.id = g.course_id
        where ${which} order by g.id desc limit 10`,
  )
  return all.map(({ courseId, slug, title, ...group }) => ({
    ...group,
    course: courseId === null ? null : { id: courseId, slug, title },
  }))
}

/** What decides how many a group may hold: the level of its owner, and whether they teach the course that it is for. */
export async function ownerStanding(
  ctx: Context,
  { ownerId, courseId }: { ownerId: string | null; courseId: string | null },
): Promise<{ level: number; teaches: boolean }> {
  const standing = await rows<{ level: number; teaches: boolean }>(
    ctx,
    sql`select coalesce((select level from user_stats where user_id = ${ownerId}::uuid), 1)::int as level,
          exists (select 1 from course_staff where course_id = ${courseId}::uuid and user_id = ${ownerId}::uuid) as teaches`,
  )
  return only(standing)
}
