// What those who may give XP by hand see before they do: what is left of their day, and what this learner was given.
import { sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { type Context, requireUser } from '@/lib/core/context'
import { mayGiveXp } from '../../policy'
import { DAILY_BUDGET } from '../limits'
import { giftStanding } from '../reads'

export type Gift = { id: string; amount: number; reason: string; by: string | null; at: Date }
const MOST_GIFTS = 10

/** The newest gifts first, ten at most; null for whoever may not give any. */
export async function giftsTo(
  ctx: Context,
  { userId, courseId }: { userId: string; courseId: string },
): Promise<{ left: number; gifts: Gift[] } | null> {
  const giver = requireUser(ctx)
  const { course } = await giftStanding(ctx, giver.id, { userId, courseId })
  if (!mayGiveXp(ctx.actor, { userId, course })) return null
  const day = ctx.now().toISOString().slice(0, 10)
  const found = await rows<{ spent: number; gifts: (Omit<Gift, 'at'> & { at: string })[] | null }>(
    ctx,
    sql`select coalesce((select spent from xp_budgets where awarder_id = ${giver.id}::uuid and day = ${day}::date), 0) as spent,
          (select json_agg(g) from (
            select e.id, e.amount, e.reason, u.name as by, e.occurred_at as at
            from xp_entries e left join users u on u.id = e.awarded_by
            where e.user_id = ${userId}::uuid and e.course_id = ${courseId}::uuid and e.rule = 'manual'
            order by e.occurred_at desc, e.id desc limit ${MOST_GIFTS}) g) as gifts`,
    'gifts_to',
  )
  const [{ spent, gifts } = { spent: 0, gifts: null }] = found
  return { left: DAILY_BUDGET - spent, gifts: (gifts ?? []).map(gift => ({ ...gift, at: new Date(gift.at) })) }
}
