// Notes that an archive is here to be imported.
import { transact } from '@/db/client'
import { courseImports } from '@/db/schema/courses'
import { type Context, requirePermission, requireUser } from '@/lib/core/context'
import { importReceived } from '@/lib/events/courses'
import { emit } from '@/lib/platform/outbox/emit'

/** It carries the id of its upload. Noting it twice is once. Throws `forbidden` for who may not teach. */
export async function receiveImport(
  ctx: Context,
  input: { id: string; filename: string; storageKey: string },
): Promise<void> {
  requirePermission(ctx, 'course.create')
  const { id: ownerId } = requireUser(ctx)
  await transact(ctx, async tx => {
    const times = { createdAt: tx.now(), updatedAt: tx.now() }
    const [made] = await tx.tx
      .insert(courseImports)
      .values({ ...input, ownerId, state: 'reading', ...times })
      .onConflictDoNothing()
      .returning({ id: courseImports.id })
    if (made) await emit(tx, importReceived, { importId: made.id, ownerId })
  })
}
