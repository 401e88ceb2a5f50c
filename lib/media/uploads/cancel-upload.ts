// Cancels an upload: what has come of it goes.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { uploads as table } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'
import { uploads } from '@/lib/platform/uploads'
import { ownUpload } from './reads'

/** What was made of it already stays. Throws as `ownUpload` does. */
export async function cancelUpload(ctx: Context, input: { id: string }): Promise<void> {
  const row = await ownUpload(ctx, input.id)
  await db(ctx).delete(table).where(eq(table.id, row.id))
  await uploads().remove(row.id)
}
