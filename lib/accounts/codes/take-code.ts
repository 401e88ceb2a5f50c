// Takes a one-time code or a recovery code, each at most once.
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { recoveryCodes, users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { hashRecoveryCode, stepOf, unsealed } from './totp'

type Owner = { id: string; totpSecret: string | null }

/** For the doors that prove who somebody is. False for a code that is wrong or was used; of two at once one counts. */
export async function takeCode(ctx: Context, owner: Owner, code: string): Promise<boolean> {
  return (await takeStep(ctx, owner, code)) || (await takeRecoveryCode(ctx, owner, code))
}

async function takeStep(ctx: Context, { id, totpSecret }: Owner, code: string): Promise<boolean> {
  const step = totpSecret === null ? null : stepOf(unsealed(totpSecret), code, ctx.now())
  if (step === null) return false
  const unused = or(isNull(users.totpLastStep), lt(users.totpLastStep, step))
  const taken = await db(ctx)
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, id), unused))
    .returning({ id: users.id })
  return taken.length > 0
}

async function takeRecoveryCode(ctx: Context, { id }: Owner, code: string): Promise<boolean> {
  const mine = and(eq(recoveryCodes.userId, id), eq(recoveryCodes.codeHash, hashRecoveryCode(code)))
  const taken = await db(ctx)
    .update(recoveryCodes)
    .set({ usedAt: ctx.now() })
    .where(and(mine, isNull(recoveryCodes.usedAt)))
    .returning({ codeHash: recoveryCodes.codeHash })
  return taken.length > 0
}
