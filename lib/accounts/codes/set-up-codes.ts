// Turns one-time codes on and off.
import { and, eq, isNotNull } from 'drizzle-orm'
import { transact } from '@/db/client'
import { recoveryCodes, users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError, invalid } from '@/lib/core/errors'
import { only } from '@/lib/core/only'
import { codesTurnedOff, codesTurnedOn } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { requireRecentPassword } from '../sessions/reads'
import { appAddress, hashRecoveryCode, newRecoveryCodes, newSecret, sealed, stepOf, unsealed } from './totp'

/** A fresh secret for an authenticator app; it counts once a code of it was confirmed. Throws `password_required`, `conflict`. */
export async function beginCodes(ctx: Context): Promise<{ secret: string; appAddress: string }> {
  const user = requireUser(ctx)
  await requireRecentPassword(ctx)
  return transact(ctx, async tx => {
    const row = only(await tx.tx.select().from(users).where(eq(users.id, user.id)).for('no key update'))
    if (row.totpConfirmedAt) throw new DomainError('conflict', 'One-time codes are on already.')
    const secret = newSecret()
    await tx.tx
      .update(users)
      .set({ totpSecret: sealed(secret), totpLastStep: null })
      .where(eq(users.id, user.id))
    return { secret, appAddress: appAddress(secret, row.email) }
  })
}

/** Gives ten recovery codes, shown this once. Throws `invalid` for a wrong code. */
export async function confirmCodes(ctx: Context, { code }: { code: string }): Promise<{ recoveryCodes: string[] }> {
  const user = requireUser(ctx)
  await requireRecentPassword(ctx)
  return transact(ctx, async tx => {
    const [row] = await tx.tx.select().from(users).where(eq(users.id, user.id)).for('no key update')
    if (!row?.totpSecret) throw new DomainError('conflict', 'Please begin anew: there is no code to confirm.')
    if (row.totpConfirmedAt) throw new DomainError('conflict', 'One-time codes are on already.')
    const step = stepOf(unsealed(row.totpSecret), code, tx.now())
    if (step === null) throw invalid('code', 'is not the code that the app shows now')
    const codes = newRecoveryCodes()
    await tx.tx.update(users).set({ totpConfirmedAt: tx.now(), totpLastStep: step }).where(eq(users.id, user.id))
    await tx.tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id))
    await tx.tx.insert(recoveryCodes).values(codes.map(each => ({ userId: user.id, codeHash: hashRecoveryCode(each) })))
    await emit(tx, codesTurnedOn, { userId: user.id })
    return { recoveryCodes: codes }
  })
}

/** Harmless where they are off. Throws `password_required`. */
export async function endCodes(ctx: Context): Promise<void> {
  const user = requireUser(ctx)
  await requireRecentPassword(ctx)
  await transact(ctx, async tx => {
    const off = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null }
    const on = and(eq(users.id, user.id), isNotNull(users.totpConfirmedAt))
    const [changed] = await tx.tx.update(users).set(off).where(on).returning({ id: users.id })
    await tx.tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id))
    if (changed) await emit(tx, codesTurnedOff, { userId: user.id })
  })
}
