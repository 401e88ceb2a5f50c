// A learner's past as achievements see it, read from what the product keeps anyway.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import type { Context } from '@/lib/core/context'
import { only } from '@/lib/core/only'
import { daysBetween, localDay, localHour } from '../../streaks/local-day'
import { type Life, lifeOf } from '../../streaks/reads'
import { zoneAt } from '../../streaks/zones'
import type { Occurrence } from '../occurrence'

type Of<K extends Occurrence['kind']> = Extract<Occurrence, { kind: K }>

/** Everything that happened, in its order where the order matters. What one did in a course that one teaches counts nowhere. */
export async function pastOf(ctx: Context, userId: string): Promise<Occurrence[]> {
  const lists = [lessonsOf, coursesOf, quizzesOf, daysOf, written, company, account]
  const past: Occurrence[] = []
  for (const list of lists) past.push(...(await list(ctx, userId)))
  return past
}

const notStaff = (userId: string) =>
  sql`c.owner_id <> ${userId}::uuid and not exists (select 1 from course_staff s where s.course_id = c.id and s.user_id = ${userId}::uuid)`

async function lessonsOf(ctx: Context, userId: string): Promise<Occurrence[]> {
  const life = await lifeOf(ctx, userId)
  const found = await rows<Omit<Of<'lesson'>, 'kind' | 'day' | 'hour'> & { at: string }>(
    ctx,
    sql`select l.kind as "lessonKind", l.difficulty, k.slug as category, p.seconds_spent::int as seconds, p.completed_at as at
        from lesson_progress p
        join lessons l on l.id = p.lesson_id
        join courses c on c.id = l.course_id
        join categories k on k.id = c.category_id
        where p.user_id = ${userId}::uuid and p.status = 'completed' and ${notStaff(userId)}
        order by p.completed_at`,
  )
  return found.flatMap(({ at, ...lesson }): Occurrence[] => {
    const when = whenIn(life, at)
    return [
      { kind: 'lesson', ...lesson, ...when },
      { kind: 'evidence', ofDay: 1, ...when },
    ]
  })
}

function whenIn({ zones, home }: Life, at: string): { day: string; hour: number } {
  const moment = new Date(at)
  const zone = zoneAt(zones, moment, home)
  return { day: localDay(moment, zone), hour: localHour(moment, zone) }
}

async function coursesOf(ctx: Context, userId: string): Promise<Occurrence[]> {
  const found = await rows<Omit<Of<'course'>, 'kind'>>(
    ctx,
    sql`select c.id as "courseId", k.slug as category, c.level, c.lesson_count::int as "lessonCount", c.owner_id as "teacherId",
          floor(extract(epoch from (e.completed_at - e.enrolled_at)) / 86400)::int as "daysTaken"
        from enrollments e
        join courses c on c.id = e.course_id
        join categories k on k.id = c.category_id
        where e.user_id = ${userId}::uuid and e.completed_at is not null and ${notStaff(userId)}`,
  )
  return found.map(course => ({ kind: 'course', ...course }))
}

async function quizzesOf(ctx: Context, userId: string): Promise<Occurrence[]> {
  const life = await lifeOf(ctx, userId)
  const found = await rows<Omit<Of<'quiz'>, 'kind'> & { mode: 'graded' | 'practice'; at: string }>(
    ctx,
    sql`select a.mode, a.submitted_at as at, a.quiz_id as "quizId", a.score::float8 as score, a.passed, a.number::int as number,
          (max(a.score) over (partition by a.quiz_id, a.mode order by a.number
            rows between unbounded preceding and 1 preceding))::float8 as best
        from attempts a
        join quizzes q on q.id = a.quiz_id
        join courses c on c.id = q.course_id
        where a.user_id = ${userId}::uuid and a.submitted_at is not null and (a.mode = 'practice' or ${notStaff(userId)})
        order by a.submitted_at`,
  )
  return found.flatMap(({ mode, at, ...quiz }): Occurrence[] =>
    mode === 'practice'
      ? [{ kind: 'practice' }]
      : [
          { kind: 'quiz', ...quiz },
          { kind: 'evidence', ofDay: 1, ...whenIn(life, at) },
        ],
  )
}

async function daysOf(ctx: Context, userId: string): Promise<Occurrence[]> {
  const found = await rows<{ day: string; evidence: number; frozen: boolean; zone: string; at: string }>(
    ctx,
    sql`select day::text as day, evidence_count::int as evidence, frozen, zone, first_at as at
        from active_days where user_id = ${userId}::uuid order by day`,
  )
  let last: string | null = null
  return found.flatMap(({ day, evidence, frozen, zone, at }): Occurrence[] => {
    if (frozen) return [{ kind: 'freeze' }]
    const daysAway = last === null ? 0 : daysBetween(last, day) - 1
    last = day
    const hour = localHour(new Date(at), zone)
    return [
      { kind: 'day', day, daysAway },
      { kind: 'evidence', day, hour, ofDay: evidence },
    ]
  })
}

async function written(ctx: Context, userId: string): Promise<Occurrence[]> {
  const notes = await rows<Omit<Of<'note'>, 'kind'>>(
    ctx,
    sql`select lesson_id as "lessonId", length(body)::int as length, timestamp_seconds is not null as "hasMoment"
        from notes where user_id = ${userId}::uuid`,
  )
  const reviews = await rows<{ courseId: string }>(
    ctx,
    sql`select course_id as "courseId" from course_reviews where user_id = ${userId}::uuid`,
  )
  return [
    ...notes.map((note): Occurrence => ({ kind: 'note', ...note })),
    ...reviews.map((review): Occurrence => ({ kind: 'review', ...review })),
  ]
}

/** Groups that one has left, and goals reached before one joined, are not remembered. */
async function company(ctx: Context, userId: string): Promise<Occurrence[]> {
  const found = await rows<{ groupId: string; owned: boolean; goals: number }>(
    ctx,
    sql`select m.group_id as "groupId", g.owner_id = m.user_id as owned,
          (select count(*)::int from group_goals o where o.group_id = m.group_id and o.reached_at >= m.joined_at) as goals
        from peer_group_members m join peer_groups g on g.id = m.group_id
        where m.user_id = ${userId}::uuid`,
  )
  return found.flatMap(({ groupId, owned, goals }): Occurrence[] => [
    { kind: 'group', groupId, deed: 'joined' },
    ...(owned ? [{ kind: 'group' as const, groupId, deed: 'created' as const }] : []),
    ...Array.from({ length: goals }, () => ({ kind: 'group' as const, groupId, deed: 'reached' as const })),
  ])
}

async function account(ctx: Context, userId: string): Promise<Occurrence[]> {
  const found = await rows<{ bio: boolean; verified: boolean; guarded: boolean } & Omit<Of<'standing'>, 'kind'>>(
    ctx,
    sql`select u.bio <> '' as bio, u.email_verified_at is not null as verified, u.totp_confirmed_at is not null as guarded,
          coalesce(s.longest_streak, 0)::int as streak, coalesce(s.longest_weekly_streak, 0)::int as weekly, coalesce(s.level, 0)::int as level
        from users u left join user_stats s on s.user_id = u.id where u.id = ${userId}::uuid`,
  )
  const { bio, verified, guarded, ...standing } = only(found)
  const did = [bio && 'told-about', verified && 'verified', guarded && 'guarded'] as const
  return [
    ...did.flatMap((deed): Occurrence[] => (deed ? [{ kind: 'account', deed }] : [])),
    { kind: 'standing', ...standing },
  ]
}

/** People by id, page by page. */
export async function peopleAfter(ctx: Context, after: string | null, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    ctx,
    sql`select id from users where ${after}::uuid is null or id > ${after}::uuid order by id limit ${limit}`,
  )
  return found.map(({ id }) => id)
}
