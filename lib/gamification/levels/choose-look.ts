// Chooses a title and the stones of one's cairns, out of what one's level has unlocked.
import { transact } from '@/db/client'
import { gamificationSettings } from '@/db/schema/gamification'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError, invalid } from '@/lib/core/errors'
import { statsRow } from '../ledger/reads'
import { type Look, STONES, TITLES } from './looks'
import { hasUnlocked, MILESTONES } from './milestones'
import type { ChooseLookInput } from './schemas'

/** Throws `invalid` for what there is not, and `forbidden` (`not_unlocked`) for what the level has not unlocked. */
export async function chooseLook(ctx: Context, { title, stone }: ChooseLookInput): Promise<ChooseLookInput> {
  const user = requireUser(ctx)
  return transact(ctx, async tx => {
    const level = (await statsRow(tx, user.id))?.level ?? 1
    assertUnlocked(level, 'title', TITLES, title)
    assertUnlocked(level, 'stone', STONES, stone)
    const look = { title, stone, updatedAt: tx.now() }
    await tx.tx
      .insert(gamificationSettings)
      .values({ userId: user.id, ...look })
      .onConflictDoUpdate({ target: gamificationSettings.userId, set: look })
    return { title, stone }
  })
}

function assertUnlocked(level: number, path: string, looks: readonly Look[], key: string | null): void {
  if (key === null) return
  const look = looks.find(each => each.key === key)
  if (!look) throw invalid(path, 'There is no such choice.')
  if (hasUnlocked(level, look.unlock)) return
  const at = MILESTONES.find(({ unlocks }) => unlocks.some(unlock => unlock.key === look.unlock))?.level
  throw new DomainError('forbidden', `“${look.words}” opens at level ${at}.`, { code: 'not_unlocked' })
}
