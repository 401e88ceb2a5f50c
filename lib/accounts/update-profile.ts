// Changes one's own profile.
import { isDeepStrictEqual } from 'node:util'
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { profileUpdated } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { ownProfile } from './reads'
import type { UpdateProfileInput, User } from './schemas'

/** Sets what is given and leaves the rest. */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<User> {
  const user = requireUser(ctx)
  return transact(ctx, async tx => {
    await tx.tx.select({ id: users.id }).from(users).where(eq(users.id, user.id)).for('no key update')
    const before = await ownProfile(tx, user.id)
    await tx.tx
      .update(users)
      .set({ ...input, updatedAt: tx.now() })
      .where(eq(users.id, user.id))
    const after = await ownProfile(tx, user.id)
    const changed = (Object.keys(input) as (keyof UpdateProfileInput)[]).filter(
      field => !isDeepStrictEqual(before[field], after[field]),
    )
    if (changed.length > 0) {
      const only = (profile: User) => Object.fromEntries(changed.map(field => [field, profile[field]]))
      await emit(tx, profileUpdated, { userId: user.id, before: only(before), after: only(after) })
    }
    return after
  })
}
