// Changes one's own profile.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { type Context, requireUser } from '@/lib/core/context'
import { ownProfile } from './reads'
import type { UpdateProfileInput, User } from './schemas'

/** Sets what is given and leaves the rest. */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<User> {
  const user = requireUser(ctx)
  return transact(ctx, async tx => {
    await tx.tx
      .update(users)
      .set({ ...input, updatedAt: tx.now() })
      .where(eq(users.id, user.id))
    return ownProfile(tx, user.id)
  })
}
