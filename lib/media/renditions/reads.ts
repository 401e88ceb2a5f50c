// The video that renditions are made of.
import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { media, mediaFiles } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'

/** The uploaded film (MP4 rather than WebM) and what its rows know; undefined where there is no such video. */
export async function sourceFilm(ctx: Context, mediaId: string) {
  const { renditions } = media
  const { storageKey, width, height } = mediaFiles
  const original = and(eq(mediaFiles.mediaId, media.id), inArray(mediaFiles.name, ['video.mp4', 'video.webm']))
  const [row] = await db(ctx)
    .select({ renditions, storageKey, width, height })
    .from(media)
    .innerJoin(mediaFiles, original)
    .where(and(eq(media.id, mediaId), eq(media.kind, 'video')))
    .orderBy(asc(mediaFiles.name))
    .limit(1)
  return row
}
