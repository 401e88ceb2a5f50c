// Notes that bytes of an upload have come; once all are here, it waits to be looked at.
import { and, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { uploads as table } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'
import { uploadReceived } from '@/lib/events/media'
import { emit } from '@/lib/platform/outbox/emit'
import { uploads } from '@/lib/platform/uploads'
import { ownUpload } from './reads'

/** Asks the store itself how much is here, so that it may be called at any time and twice. Throws as `ownUpload` does. */
export async function noteArrival(ctx: Context, input: { id: string }): Promise<void> {
  const row = await ownUpload(ctx, input.id)
  if (row.state !== 'receiving') return
  const arrived = await uploads().arrived(row.id)
  const state = arrived && arrived.offset >= row.sizeBytes ? ('received' as const) : ('receiving' as const)
  await transact(ctx, async tx => {
    const [changed] = await tx.tx
      .update(table)
      .set({ state, updatedAt: tx.now() })
      .where(and(eq(table.id, row.id), eq(table.state, 'receiving')))
      .returning({ id: table.id })
    if (changed && state === 'received') await emit(tx, uploadReceived, { uploadId: row.id, ownerId: row.ownerId })
  })
}
