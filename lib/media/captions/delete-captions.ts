// Removes the captions of one language from a video.
import { asc, eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { captions } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'
import { difference } from '@/lib/core/difference'
import { captionsDeleted } from '@/lib/events/media'
import { emit } from '@/lib/platform/outbox/emit'
import { changeableCaptions } from '../standing/reads'
import { toldOf } from './reads'

/** Where the default goes, the first of the others becomes it. Throws as `changeableCaptions` does. */
export async function deleteCaptions(ctx: Context, input: { id: string }): Promise<void> {
  const { captions: row, media } = await changeableCaptions(ctx, input.id)
  await transact(ctx, async tx => {
    const [gone] = await tx.tx.delete(captions).where(eq(captions.id, row.id)).returning()
    if (!gone) return
    const [next] = await tx.tx
      .select({ id: captions.id })
      .from(captions)
      .where(eq(captions.mediaId, media.id))
      .orderBy(asc(captions.language))
      .limit(1)
    if (row.isDefault && next) await tx.tx.update(captions).set({ isDefault: true }).where(eq(captions.id, next.id))
    const fact = { captionId: row.id, mediaId: media.id, courseId: media.courseId, language: gone.language }
    await emit(tx, captionsDeleted, { ...fact, ...difference(toldOf(gone), {}) })
  })
}
