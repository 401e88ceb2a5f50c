// Corrects an entry of the ledger by one that undoes it; nothing is ever changed or removed.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { xpEntries } from '@/db/schema/gamification'
import { actorId, type Context, requirePermission } from '@/lib/core/context'
import { DomainError, notFound } from '@/lib/core/errors'
import { entryDto } from './reads'
import type { CorrectXpInput, XpEntry } from './schemas'
import { writeEntry } from './write-entry'

/** Throws `not_found`, and `conflict` for an entry that was corrected before or is a correction itself. */
export async function correctXp(ctx: Context, { entryId, reason }: CorrectXpInput): Promise<XpEntry> {
  requirePermission(ctx, 'xp.correct')
  return transact(ctx, async tx => {
    const [entry] = await tx.tx.select().from(xpEntries).where(eq(xpEntries.id, entryId))
    if (!entry) throw notFound('entry')
    if (entry.rule === 'correction') throw new DomainError('conflict', 'A correction is not corrected again.')
    const worth = { base: -entry.amount, multiplier: 1, repeatFactor: 1, streakBonus: 0, amount: -entry.amount }
    const { userId, courseId } = entry
    const undoing = { userId, courseId, rule: 'correction' as const, evidenceKind: 'correction' as const }
    const written = await writeEntry(tx, {
      ...undoing,
      evidenceId: entryId,
      worth,
      // The boards of then lose it, not those of today.
      earnedAt: entry.occurredAt,
      awardedBy: actorId(ctx),
      reason,
    })
    if (!written) throw new DomainError('conflict', 'This entry was corrected before.')
    return entryDto(written.entry)
  })
}
