// Gives XP by hand: for what no rule sees, with a reason, out of a daily budget.
import { and, eq, sql } from 'drizzle-orm'
import { type TxContext, transact } from '@/db/client'
import { xpBudgets, xpEntries } from '@/db/schema/gamification'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { DomainError, invalid } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import { mayGiveXp } from '../policy'
import { DAILY_BUDGET } from './limits'
import { entryDto, giftStanding } from './reads'
import type { GiveXpInput, XpEntry } from './schemas'
import { writeEntry } from './write-entry'

/**
 * The same `key` of the same giver gives one learner once, for ever, and the entry of then is the answer. Throws `forbidden` for those
 * who may not, `invalid` for a person or course that is not there, and `invalid` (`budget_exceeded`) over the budget.
 */
export async function giveXp(ctx: Context, { key, ...input }: GiveXpInput & { key: string }): Promise<XpEntry> {
  requirePermission(ctx, 'xp.give')
  const giver = requireUser(ctx)
  return transact(ctx, async tx => {
    const { userExists, courseExists, course } = await giftStanding(tx, giver.id, input)
    if (!userExists) throw invalid('userId', 'There is nobody with this id here.')
    if (input.courseId && !courseExists) throw invalid('courseId', 'There is no such course here.')
    if (!mayGiveXp(ctx.actor, { userId: input.userId, course })) throw refusal(giver.id, input)

    const evidenceId = `${giver.id} ${key}`
    const { amount, userId, courseId, reason } = input
    const worth = { base: amount, multiplier: 1, repeatFactor: 1, streakBonus: 0, amount }
    const entry = { userId, rule: 'manual' as const, evidenceKind: 'manual' as const, evidenceId, worth }
    const given = { courseId: courseId ?? null, earnedAt: tx.now(), awardedBy: giver.id, reason }
    const written = await writeEntry(tx, { ...entry, ...given })
    if (!written) return givenBefore(tx, userId, evidenceId)
    await spend(tx, giver.id, amount)
    return entryDto(written.entry)
  })
}

function refusal(giverId: string, { userId }: GiveXpInput): DomainError {
  if (giverId === userId) return new DomainError('forbidden', 'Nobody gives XP to themselves.')
  return new DomainError('forbidden', 'You can give XP to the learners of a course that you teach; name the course.')
}

/** Two gifts at once can't both spend the last of it: the condition stands in the statement. */
async function spend(tx: TxContext, awarderId: string, amount: number): Promise<void> {
  const day = tx.now().toISOString().slice(0, 10)
  const [left] = await tx.tx
    .insert(xpBudgets)
    .values({ awarderId, day, spent: amount })
    .onConflictDoUpdate({
      target: [xpBudgets.awarderId, xpBudgets.day],
      set: { spent: sql`${xpBudgets.spent} + ${amount}` },
      setWhere: sql`${xpBudgets.spent} + ${amount} <= ${DAILY_BUDGET}`,
    })
    .returning({ spent: xpBudgets.spent })
  if (left) return
  throw new DomainError(
    'invalid',
    `You can give ${DAILY_BUDGET.toLocaleString('en')} XP a day. The rest has to wait until tomorrow.`,
    {
      code: 'budget_exceeded',
      errors: [
        { path: 'amount', message: `goes over the ${DAILY_BUDGET.toLocaleString('en')} XP that you can give in a day` },
      ],
    },
  )
}

/** Writing it again has waited for the first to commit: it is there. */
async function givenBefore(tx: TxContext, userId: string, evidenceId: string): Promise<XpEntry> {
  const same = and(eq(xpEntries.userId, userId), eq(xpEntries.rule, 'manual'), eq(xpEntries.evidenceId, evidenceId))
  return entryDto(only(await tx.tx.select().from(xpEntries).where(same)))
}
