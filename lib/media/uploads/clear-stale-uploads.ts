// Clears away uploads that nobody went on with for a day, and looks again at those that wait.
import { and, eq, inArray } from 'drizzle-orm'
import { transact } from '@/db/client'
import { uploads as table } from '@/db/schema/media'
import { type Context, requirePermission } from '@/lib/core/context'
import { uploadReceived } from '@/lib/events/media'
import { emit } from '@/lib/platform/outbox/emit'
import { uploads } from '@/lib/platform/uploads'
import { uploadsBefore } from './reads'

const STALE_MS = 24 * 3_600_000
const WAITS_MS = 15 * 60_000

/** Runs every hour. An upload that is all here but waits (the disk was full) is tried again. Throws `forbidden` for people. */
export async function clearStaleUploads(ctx: Context): Promise<void> {
  requirePermission(ctx, 'course.manage-any')
  const old = (rows: { updatedAt: Date }, ms: number) => rows.updatedAt.getTime() < ctx.now().getTime() - ms
  const resting = await uploadsBefore(ctx, new Date(ctx.now().getTime() - WAITS_MS))
  const gone = resting.filter(row => old(row, STALE_MS)).map(row => row.id)
  if (gone.length > 0) {
    await transact(ctx, async tx => void (await tx.tx.delete(table).where(inArray(table.id, gone))))
    for (const id of gone) await uploads().remove(id)
  }
  for (const row of resting.filter(each => each.state === 'received' && !gone.includes(each.id)))
    await transact(ctx, async tx => {
      const waiting = and(eq(table.id, row.id), eq(table.state, 'received'))
      const [again] = await tx.tx.update(table).set({ problem: row.problem }).where(waiting).returning({ id: table.id })
      if (again) await emit(tx, uploadReceived, { uploadId: row.id, ownerId: row.ownerId })
    })
}
