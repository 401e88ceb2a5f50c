// Has the course of a previewed import made.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { courseImports } from '@/db/schema/courses'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { importConfirmed } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'
import { ownImport } from './reads'
import type { ImportOnly } from './schemas'

/** Throws `not_found` for another's, `forbidden` for who may not teach any more, `conflict` where it is not (or no longer) at its preview. */
export async function confirmImport(ctx: Context, { id }: ImportOnly): Promise<void> {
  const { id: ownerId } = requireUser(ctx)
  await transact(ctx, async tx => {
    await ownImport(tx, id)
    requirePermission(tx, 'course.create')
    const [begun] = await tx.tx
      .update(courseImports)
      .set({ state: 'importing', stepsDone: 0, stepsTotal: 1, updatedAt: tx.now() })
      .where(and(eq(courseImports.id, id), eq(courseImports.state, 'previewed')))
      .returning({ id: courseImports.id })
    if (!begun) throw new DomainError('conflict', 'This import is under way or done already.')
    await emit(tx, importConfirmed, { importId: id, ownerId })
  })
}
