// Copies media for another course: rows of their own that point at the same bytes.
import { inArray } from 'drizzle-orm'
import { transact } from '@/db/client'
import { captions, media, mediaFiles } from '@/db/schema/media'
import { actorId, type Context } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'

/** `pairs` are old and new ids. Whoever asks has made sure that the actor may copy; the copies are the actor's. */
export async function copyMedia(ctx: Context, input: { courseId: string; pairs: [string, string][] }): Promise<void> {
  const copyOf = new Map(input.pairs)
  const ids = [...copyOf.keys()]
  if (ids.length === 0) return
  await transact(ctx, async tx => {
    const old = await tx.tx.select().from(media).where(inArray(media.id, ids))
    const files = await tx.tx.select().from(mediaFiles).where(inArray(mediaFiles.mediaId, ids))
    const tracks = await tx.tx.select().from(captions).where(inArray(captions.mediaId, ids))
    const own = { courseId: input.courseId, ownerId: actorId(tx), createdAt: tx.now() }
    const rows = old.map(row => ({ ...row, ...own, id: copyOf.get(row.id) ?? newId() }))
    const belonging = <T extends { mediaId: string }>(row: T) => ({
      ...row,
      id: newId(),
      mediaId: copyOf.get(row.mediaId) ?? '',
    })
    if (rows.length > 0) await tx.tx.insert(media).values(rows)
    if (files.length > 0) await tx.tx.insert(mediaFiles).values(files.map(belonging))
    if (tracks.length > 0) await tx.tx.insert(captions).values(tracks.map(belonging))
  })
}
