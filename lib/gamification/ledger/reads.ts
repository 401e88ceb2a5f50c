// What the ledger has to know of the world, and what people may read in it.
import { and, desc, eq, lt, or, sql } from 'drizzle-orm'
import { db, rows, type TxContext } from '@/db/client'
import { userStats, xpEntries } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { decodeCursor, encodeCursor } from '@/lib/platform/cursor'
import type { Deed, Surroundings } from '../deed'
import type { Standing } from '../levels/milestones'
import { RULES, type RuleKey } from '../rules'
import type { XpEntry, XpHistory, XpPage } from './schemas'

/** What surrounds a deed, in one query. */
export async function surroundingsOf(tx: TxContext, deed: Deed): Promise<Surroundings> {
  const lessonId = deed.kind === 'course' ? null : deed.lessonId
  const [row] = await rows<Surroundings>(
    tx,
    sql`select coalesce(l.difficulty, 'easy') as difficulty, c.lesson_count as "lessonCount", k.slug as "categorySlug", c.level as "courseLevel",
          (c.owner_id = ${deed.userId}::uuid or s.user_id is not null) as "isStaff",
          coalesce(cg.xp, true) as "courseXp", coalesce(g.xp, true) as "ownXp", coalesce(g.streaks, true) as "ownStreaks",
          coalesce(g.achievements, true) as "ownAchievements"
        from courses c
        join categories k on k.id = c.category_id
        left join lessons l on l.id = ${lessonId}::uuid
        left join course_staff s on s.course_id = c.id and s.user_id = ${deed.userId}::uuid
        left join course_gamification cg on cg.course_id = c.id
        left join gamification_settings g on g.user_id = ${deed.userId}::uuid
        where c.id = ${deed.courseId}::uuid`,
    'gamification_surroundings',
  )
  if (!row) throw new Error('A deed without a course cannot be judged.')
  return row
}

/** What milestones ask about. */
export async function standingOf(ctx: Context, userId: string): Promise<Standing> {
  const [row] = await rows<Standing>(
    ctx,
    sql`select
          (select count(*)::int from active_days where user_id = ${userId}::uuid and not frozen) as "activeDays",
          (select count(*)::int from enrollments where user_id = ${userId}::uuid and completed_at is not null) as "coursesFinished",
          (select count(distinct c.category_id)::int from enrollments e join courses c on c.id = e.course_id
            where e.user_id = ${userId}::uuid and e.completed_at is not null) as "categoriesFinished",
          coalesce((select longest_streak from user_stats where user_id = ${userId}::uuid), 0) as "longestStreak",
          coalesce((select achievements_earned from user_stats where user_id = ${userId}::uuid), 0) as achievements`,
  )
  if (!row) throw new Error('A query without a condition gives a row.')
  return row
}

/** One's own entries, newest first, with what each was for. */
export async function xpHistory(ctx: Context, page: XpPage): Promise<XpHistory> {
  const user = requireUser(ctx)
  const list = `xp-history ${user.id}`
  const after = page.cursor ? keyOf(list, page.cursor) : undefined
  const older =
    after && or(lt(xpEntries.occurredAt, after.at), and(eq(xpEntries.occurredAt, after.at), lt(xpEntries.id, after.id)))
  const found = await db(ctx)
    .select({ entry: xpEntries, what: WHAT })
    .from(xpEntries)
    .where(and(eq(xpEntries.userId, user.id), older))
    .orderBy(desc(xpEntries.occurredAt), desc(xpEntries.id))
    .limit(page.limit + 1)
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)?.entry
  const more = found.length > page.limit && last
  return {
    items: shown.map(({ entry, what }) => ({ ...entryDto(entry), what })),
    nextCursor: more ? encodeCursor(list, [last.occurredAt.toISOString(), last.id]) : null,
  }
}

/** The name of the lesson, quiz or course that was paid for, where it is still there. */
const WHAT = sql<string | null>`case evidence_kind
  when 'lesson' then (select title from lessons where id = evidence_id::uuid)
  when 'quiz' then (select l.title from quizzes q join lessons l on l.id = q.lesson_id where q.id = evidence_id::uuid)
  when 'course' then (select c.title from courses c where c.id = ${xpEntries.courseId})
  else null end`

function keyOf(list: string, cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(list, cursor)
  if (typeof at !== 'string' || typeof id !== 'string' || Number.isNaN(Date.parse(at)))
    throw invalid('cursor', 'This page link does not belong to this list.')
  return { at: new Date(at), id }
}

/** An entry as it goes on the wire. */
export function entryDto(entry: typeof xpEntries.$inferSelect): XpEntry {
  const { id, userId, amount, rule, base, multiplier, repeatFactor, streakBonus, courseId } = entry
  return {
    id,
    userId,
    amount,
    reason: entry.reason ?? RULES[rule as RuleKey]?.words ?? rule,
    rule,
    ruleVersion: entry.ruleVersion,
    breakdown: { base, multiplier, repeatFactor, streakBonus },
    courseId,
    occurredAt: entry.occurredAt.toISOString(),
    createdAt: entry.createdAt.toISOString(),
  }
}

/** How two people stand to the gift of one to the other. Whoever teaches a course is no learner in it, enrolled or not. */
export async function giftStanding(
  ctx: Context,
  giverId: string,
  { userId, courseId }: { userId: string; courseId?: string | undefined },
) {
  const [row] = await rows<{ userExists: boolean; courseExists: boolean; teaches: boolean; learns: boolean }>(
    ctx,
    sql`select exists (select 1 from users where id = ${userId}::uuid) as "userExists",
          exists (select 1 from courses where id = ${courseId ?? null}::uuid) as "courseExists",
          exists (select 1 from course_staff where course_id = ${courseId ?? null}::uuid and user_id = ${giverId}::uuid) as teaches,
          exists (select 1 from enrollments where course_id = ${courseId ?? null}::uuid and user_id = ${userId}::uuid)
            and not exists (select 1 from course_staff where course_id = ${courseId ?? null}::uuid and user_id = ${userId}::uuid) as learns`,
  )
  const { userExists = false, courseExists = false, teaches = false, learns = false } = row ?? {}
  return { userExists, courseExists, course: courseId ? { teaches, learns } : null }
}

/** The projection of one learner; nothing yet is level 1. */
export async function statsRow(ctx: Context, userId: string) {
  const [row] = await statsRows(ctx, userId)
  return row
}

/** The same as a list of one: whoever has done anything has it. */
export function statsRows(ctx: Context, userId: string) {
  return db(ctx).select().from(userStats).where(eq(userStats.userId, userId))
}
