// Stores a picture: its encodings in the store, then its rows.

import { createHash } from 'node:crypto'
import type { Context } from '@/lib/core/context'
import { addMedia, type Place, type PreparedMedia } from './add-media'
import { keepBytes } from './keep-bytes'
import { encodePicture } from './pictures/encode-picture'

/** Gives the media's id. Throws `invalid`, `payload_too_large` or `unauthenticated`. */
export async function storeImage(
  ctx: Context,
  input: { bytes: Uint8Array; filename: string } & Place,
): Promise<string> {
  const { bytes, filename, ...place } = input
  return addMedia(ctx, { ...(await prepareImage({ bytes, filename })), ...place })
}

/** The slow half, outside of any transaction: encodes the picture and puts its bytes into the store. */
export async function prepareImage({
  bytes,
  filename,
}: {
  bytes: Uint8Array
  filename: string
}): Promise<PreparedMedia> {
  const { width, height, files } = await encodePicture(bytes)
  const kept = []
  for (const { bytes: encoded, ...file } of files) {
    const { storageKey, sizeBytes } = await keepBytes(encoded, file.mime)
    kept.push({ ...file, storageKey, sizeBytes })
  }
  const digest = createHash('sha256').update(bytes).digest('hex')
  return { kind: 'image', filename, digest, width, height, durationSeconds: null, files: kept, captions: [] }
}
