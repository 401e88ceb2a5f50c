// Records a media whose bytes are in the store already; the same content of one owner in one course is recorded once.
import { and, eq, isNull, sql } from 'drizzle-orm'
import { rows, type TxContext, transact } from '@/db/client'
import { captions, media, mediaFiles } from '@/db/schema/media'
import { actorId, type Context } from '@/lib/core/context'
import { DomainError } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { videoStored } from '@/lib/events/media'
import { emit } from '@/lib/platform/outbox/emit'

export type PreparedFile = {
  name: string
  mime: string
  width: number | null
  height: number | null
  sizeBytes: number
  storageKey: string
}
/** All of a media but where it belongs. */
export type PreparedMedia = {
  kind: 'image' | 'video' | 'audio' | 'file'
  filename: string
  digest: string
  width: number | null
  height: number | null
  durationSeconds: number | null
  files: PreparedFile[]
  captions: { language: string; label: string; vtt: string; isDefault: boolean }[]
}
export type Place = { visibility: 'public' | 'course'; courseId: string | null }

/** Gives the id. Throws `unauthenticated` for guests. */
export async function addMedia(ctx: Context, input: PreparedMedia & Place): Promise<string> {
  if (ctx.actor.kind === 'guest') throw new DomainError('unauthenticated', 'Please sign in to upload a file.')
  const ownerId = actorId(ctx)
  const { files, captions: tracks, ...about } = input
  return transact(ctx, async tx => {
    const known = await sameMedia(tx, ownerId, input)
    if (known) return known
    const id = newId(tx.now())
    await tx.tx.insert(media).values({ ...about, id, ownerId, createdAt: tx.now() })
    await tx.tx.insert(mediaFiles).values(files.map(file => ({ ...file, id: newId(), mediaId: id })))
    const row = (track: (typeof tracks)[number]) => ({ ...track, id: newId(), mediaId: id, createdAt: tx.now() })
    if (tracks.length > 0) await tx.tx.insert(captions).values(tracks.map(row))
    if (input.kind === 'video') await emit(tx, videoStored, { mediaId: id, courseId: input.courseId })
    return id
  })
}

/** Two uploads of the same at the same moment take turns by a lock of their digest, so that the second finds the first. */
async function sameMedia(ctx: TxContext, ownerId: string | null, input: PreparedMedia & Place) {
  await rows(ctx, sql`select pg_advisory_xact_lock(hashtextextended(${input.digest}, 0))`)
  const [row] = await ctx.tx
    .select({ id: media.id })
    .from(media)
    .where(
      and(
        ownerId ? eq(media.ownerId, ownerId) : isNull(media.ownerId),
        input.courseId ? eq(media.courseId, input.courseId) : isNull(media.courseId),
        eq(media.visibility, input.visibility),
        eq(media.digest, input.digest),
      ),
    )
  return row?.id
}
