// Opens an account.
import { transact, violatedUnique } from '@/db/client'
import { users } from '@/db/schema/accounts'
import type { Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { accountRegistered } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { assertUncommon } from './common-passwords'
import { hashPassword } from './passwords'
import { ownProfile } from './reads'
import type { RegisterInput, User } from './schemas'

/** Registers a student, whose days are those of `timeZone`, UTC unless told. Throws `invalid` for a common password, `conflict` when the e-mail address has an account already. */
export async function register(ctx: Context, input: RegisterInput & { timeZone?: string }): Promise<User> {
  await assertUncommon(input.password)
  const passwordHash = await hashPassword(input.password)
  const now = ctx.now()
  // Whom the system itself opens an account for (the demo's people) has no letter to answer.
  const emailVerifiedAt = ctx.actor.kind === 'system' ? now : null
  const { email, name, timeZone } = input
  const user = { id: newId(now), email, name, timeZone, passwordHash, emailVerifiedAt, createdAt: now, updatedAt: now }
  try {
    return await transact(ctx, async tx => {
      await tx.tx.insert(users).values(user)
      await emit(tx, accountRegistered, { userId: user.id, name: user.name, email: user.email })
      return ownProfile(tx, user.id)
    })
  } catch (error) {
    if (violatedUnique(error) !== 'users_email_unique') throw error
    const message = 'There is an account with this e-mail address already. Sign in instead, or use another address.'
    throw new DomainError('conflict', message, {
      errors: [{ path: 'email', message: 'has an account already' }],
      cause: error,
    })
  }
}
