// The captions of a video for those who write them.
import { createHash } from 'node:crypto'
import { asc, desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { captions } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { playable } from '../reads'
import { changeableMedia } from '../standing/reads'
import type { CaptionsOfMedia, EditableCaptions } from './schemas'

/** The default first. Throws as `changeableMedia` does. */
export async function captionsToEdit(ctx: Context, mediaId: string): Promise<CaptionsOfMedia> {
  await changeableMedia(ctx, mediaId)
  const { media } = await playable(ctx, mediaId)
  if (!media) throw notFound('video')
  const rows = await db(ctx)
    .select()
    .from(captions)
    .where(eq(captions.mediaId, mediaId))
    .orderBy(desc(captions.isDefault), asc(captions.language))
  return { media, items: rows.map(editable) }
}

export function editable({
  id,
  mediaId,
  language,
  label,
  isDefault,
  vtt,
}: typeof captions.$inferSelect): EditableCaptions {
  return { id, mediaId, language, label, isDefault, text: vtt, version: versionOf(vtt) }
}

/** What facts tell of captions. */
export function toldOf({
  language,
  label,
  isDefault,
  vtt,
}: Omit<typeof captions.$inferSelect, 'id' | 'mediaId' | 'createdAt'>) {
  return { language, label, isDefault, text: vtt }
}

/** Tells whether a text is still the one that somebody began to edit. */
export function versionOf(vtt: string): string {
  return createHash('sha256').update(vtt).digest('hex').slice(0, 24)
}
