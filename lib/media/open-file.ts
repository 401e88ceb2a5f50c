// Opens the bytes of a media for somebody who may read them.
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { storage } from '@/lib/platform/storage'
import { readableFile } from './reads'

/** `open` reads lazily and as fast as it is consumed; both ends of its range are inclusive. */
export type OpenFile = {
  mime: string
  sizeBytes: number
  /** Changes with the bytes. */
  version: string
  filename: string
  isPublic: boolean
  mediaId: string
  guardedCourseId: string | null
  /** Plain files are saved, never shown by the browser itself. */
  isDownload: boolean
  open(range?: { start: number; end: number }): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

/** Throws `not_found` for what is not there and for what the actor may not see. Whether a lesson is unlocked is asked of learning. */
export async function openFile(ctx: Context, input: { id: string; file: string }): Promise<OpenFile> {
  const file = await readableFile(ctx, input.id, input.file)
  if (!file) throw notFound('file')
  const { storageKey, mime, sizeBytes, visibility, kind, mediaId, guardedCourseId } = file
  return {
    mime,
    sizeBytes,
    version: storageKey.slice(-24),
    filename: `${file.filename.replace(/\.[^.]*$/, '')}${/\.[^.]*$/.exec(input.file)?.[0] ?? ''}`,
    isPublic: visibility === 'public',
    mediaId,
    guardedCourseId,
    isDownload: kind === 'file',
    open: range => storage().read(storageKey, range),
  }
}
