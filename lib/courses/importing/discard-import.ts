// Puts an import away: its archive goes, a course that it made stays.
import { and, eq, notInArray } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseImports } from '@/db/schema/courses'
import { type Context, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { log } from '@/lib/platform/log'
import { storage } from '@/lib/platform/storage'
import { ownImport } from './reads'
import type { ImportOnly } from './schemas'

/** Throws `not_found` for another's, `conflict` while it is being read or made. */
export async function discardImport(ctx: Context, { id }: ImportOnly): Promise<void> {
  requireUser(ctx)
  await transact(ctx, async tx => {
    await ownImport(tx, id)
    const [gone] = await tx.tx
      .delete(courseImports)
      .where(and(eq(courseImports.id, id), notInArray(courseImports.state, ['reading', 'importing'])))
      .returning({ storageKey: courseImports.storageKey })
    if (!gone) throw new DomainError('conflict', 'This import is under way. Please wait until it is done.')
    tx.afterCommit(() => {
      void storage()
        .delete(gone.storageKey)
        .catch(error => log.warn('an imported archive could not be removed', { error }))
    })
  })
}
