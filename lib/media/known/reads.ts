// Media that are in the store already, found by their bytes: what came out of this site comes back as it is.
import { and, asc, eq, like } from 'drizzle-orm'
import { db } from '@/db/client'
import { media, mediaFiles } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'
import type { PreparedFile, PreparedMedia } from '../add-media'

const keyOf = (sha256: string) => `media/${sha256.slice(0, 2)}/${sha256}`

/** The picture whose kept original these bytes are, with all its encodings. */
export async function knownPicture(ctx: Context, sha256: string): Promise<PreparedMedia | undefined> {
  const [row] = await db(ctx)
    .select({ about: media })
    .from(mediaFiles)
    .innerJoin(media, eq(media.id, mediaFiles.mediaId))
    .where(and(eq(mediaFiles.storageKey, keyOf(sha256)), like(mediaFiles.name, 'original.%'), eq(media.kind, 'image')))
    .orderBy(asc(media.createdAt), asc(media.id))
    .limit(1)
  if (!row) return undefined
  const files = await db(ctx).select(fileColumns).from(mediaFiles).where(eq(mediaFiles.mediaId, row.about.id))
  const { kind, filename, digest, width, height, durationSeconds } = row.about
  return { kind, filename, digest, width, height, durationSeconds, files, captions: [] }
}

/** The poster that these bytes are. */
export async function knownPoster(ctx: Context, sha256: string): Promise<PreparedFile | undefined> {
  const [row] = await db(ctx)
    .select(fileColumns)
    .from(mediaFiles)
    .where(and(eq(mediaFiles.storageKey, keyOf(sha256)), eq(mediaFiles.name, 'poster.webp')))
    .limit(1)
  return row
}

const fileColumns = {
  name: mediaFiles.name,
  mime: mediaFiles.mime,
  width: mediaFiles.width,
  height: mediaFiles.height,
  sizeBytes: mediaFiles.sizeBytes,
  storageKey: mediaFiles.storageKey,
}
