// What is known of a learner's days: the zones they lived in, and the streak as it stands now.
import { sql } from 'drizzle-orm'
import { rows, type TxContext } from '@/db/client'
import type { userStats } from '@/db/schema/gamification'
import type { Context } from '@/lib/core/context'
import { addDays, type Day, localDay, weekOf } from './local-day'
import type { StreakView } from './schemas'
import { NO_STREAK, type Streak, standing } from './streak'
import { NO_WEEKS, type Weekly, weeklyStanding } from './weekly'
import { excuseBy, type ZoneSince, zoneAt } from './zones'

/** `home` is the zone of the profile, `zones` its changes. */
export type Life = { home: string; zones: ZoneSince[]; goalDays: number; isOn: boolean }
type LifeRow = Omit<Life, 'zones'> & { zones: { since: string; zone: string }[] }
type StatsRow = typeof userStats.$inferSelect

const LIFE = sql`u.time_zone as home, coalesce(g.weekly_goal_days, 3)::int as "goalDays", coalesce(g.streaks, true) as "isOn",
  (select coalesce(json_agg(json_build_object('since', z.since, 'zone', z.zone) order by z.since), '[]')
    from user_zones z where z.user_id = u.id) as zones`

export async function lifeOf(ctx: Context, userId: string): Promise<Life> {
  const [row] = await rows<LifeRow>(
    ctx,
    sql`select ${LIFE} from users u left join gamification_settings g on g.user_id = u.id where u.id = ${userId}::uuid`,
    'streaks_life',
  )
  if (!row) throw new Error('A learner without an account has no days.')
  return lived(row)
}

/** The last day with evidence before one, and how many days of its week have some. */
export async function surroundingDays(
  tx: TxContext,
  userId: string,
  day: Day,
): Promise<{ previousDay: Day | null; daysOfWeek: number }> {
  const monday = weekOf(day)
  const [row] = await rows<{ previousDay: Day | null; daysOfWeek: number }>(
    tx,
    sql`select
          (select max(day)::text from active_days where user_id = ${userId}::uuid and evidence_count > 0 and day < ${day}::date) as "previousDay",
          (select count(*)::int from active_days where user_id = ${userId}::uuid and evidence_count > 0
            and day >= ${monday}::date and day < ${addDays(monday, 7)}::date) as "daysOfWeek"`,
    'streaks_surrounding_days',
  )
  return row ?? { previousDay: null, daysOfWeek: 0 }
}

export function streakOfRow({ streak, longestStreak, lastDay, freezes, freezeDays }: StatsRow): Streak {
  return { streak, longest: longestStreak, lastDay, freezes, freezeDays }
}

export function weeklyOfRow({ weeklyStreak, longestWeeklyStreak, lastWeek }: StatsRow): Weekly {
  return { weekly: weeklyStreak, longestWeekly: longestWeeklyStreak, lastWeek }
}

/** Learners with a streak whose last day is old enough to be judged, by id after `after`. */
export async function dueStreaks(
  ctx: Context,
  { latest, after, limit }: { latest: Day; after?: string | undefined; limit: number },
): Promise<string[]> {
  const found = await rows<{ userId: string }>(
    ctx,
    sql`select user_id as "userId" from user_stats
        where streak > 0 and last_day <= ${latest}::date and (${after ?? null}::uuid is null or user_id > ${after ?? null}::uuid)
        order by user_id limit ${limit}`,
  )
  return found.map(({ userId }) => userId)
}

type ViewRow = LifeRow & {
  stats: (Streak & Weekly) | null
  recent: { day: Day; frozen: boolean }[]
}

/** The streak as it stands at this moment for one learner, in one query: the header asks on every page. */
export async function streakView(ctx: Context, userId: string): Promise<StreakView> {
  const now = ctx.now()
  const since = addDays(now.toISOString().slice(0, 10), -9)
  const [row] = await rows<ViewRow>(
    ctx,
    sql`select ${LIFE},
          case when s.user_id is null then null else json_build_object('streak', s.streak, 'longest', s.longest_streak, 'lastDay', s.last_day,
            'freezes', s.freezes, 'freezeDays', s.freeze_days, 'weekly', s.weekly_streak, 'longestWeekly', s.longest_weekly_streak,
            'lastWeek', s.last_week) end as stats,
          (select coalesce(json_agg(json_build_object('day', d.day, 'frozen', d.frozen)), '[]')
            from active_days d where d.user_id = u.id and d.day >= ${since}::date) as recent
        from users u
        left join gamification_settings g on g.user_id = u.id
        left join user_stats s on s.user_id = u.id
        where u.id = ${userId}::uuid`,
    'streaks_view',
  )
  if (!row) throw new Error('A learner without an account has no streak.')
  return viewOf(row, now)
}

function viewOf(row: ViewRow, now: Date): StreakView {
  const { home, zones, goalDays, isOn } = lived(row)
  const today = localDay(now, zoneAt(zones, now, home))
  const stats = row.stats ?? { ...NO_STREAK, ...NO_WEEKS }
  const { current, freezes } = standing(stats, today, excuseBy(zones, home))
  const known = new Map(row.recent.map(({ day, frozen }) => [day, frozen ? ('frozen' as const) : ('done' as const)]))
  const monday = weekOf(today)
  const week = [0, 1, 2, 3, 4, 5, 6].map(offset => addDays(monday, offset))
  return {
    isOn,
    today,
    todayDone: known.get(today) === 'done',
    current,
    longest: Math.max(stats.longest, current),
    freezes,
    weekly: weeklyStanding(stats, today),
    longestWeekly: stats.longestWeekly,
    goalDays,
    week: week.map(day => ({ day, state: known.get(day) ?? 'none' })),
  }
}

function lived({ zones, ...row }: LifeRow): Life {
  return { ...row, zones: zones.map(({ since, zone }) => ({ since: new Date(since), zone })) }
}
