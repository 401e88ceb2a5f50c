// What may be uploaded: how large, and under which name, decided before the first byte is sent.
import { DomainError, invalid } from '@/lib/core/errors'
import { endingOf, fileKind, isVideoName } from '../files/file-kinds'
import type { NewUpload } from './schemas'

const MIB = 1024 ** 2
export const MAX_BYTES = {
  video: 2048 * MIB,
  audio: 500 * MIB,
  file: 500 * MIB,
  picture: 25 * MIB,
  import: 500 * MIB,
} as const
export type UploadKind = keyof typeof MAX_BYTES

const WORDS: Record<UploadKind, string> = {
  video: 'A video can have at most 2 GB',
  audio: 'A sound file can have at most 500 MB',
  file: 'A file can have at most 500 MB',
  picture: 'A picture can have at most 25 MB',
  import: 'An archive to import can have at most 500 MB',
}

/** Throws `payload_too_large` with the limit and the size in words. */
export function assertFits(kind: UploadKind, sizeBytes: number): void {
  if (sizeBytes <= MAX_BYTES[kind]) return
  const size = `${Math.ceil(sizeBytes / MIB).toLocaleString('en')} MB`
  throw new DomainError('payload_too_large', `${WORDS[kind]}; this one has ${size}. Please make it smaller.`)
}

type Given = { purpose: NewUpload['purpose']; filename: string; sizeBytes: number; lessonKind?: string | undefined }

/** Throws `invalid` for an empty file and for a name that cannot be right, `payload_too_large` above the limit. */
export function assertMayBegin({ purpose, filename, sizeBytes, lessonKind }: Given): void {
  if (sizeBytes === 0)
    throw invalid('file', `“${filename}” is empty (0 bytes). Please choose it again, or export it again.`)
  if (purpose === 'lesson') {
    if (lessonKind === 'video' && !isVideoName(filename)) throw invalid('file', noVideo(filename))
    const kind = isVideoName(filename) ? 'video' : fileKind(filename)?.kind
    if (!kind) throw invalid('file', unknownFile(filename))
    assertFits(kind, sizeBytes)
  } else if (purpose === 'import') {
    if (!/\.(zip|tar|tgz|tar\.gz)$/i.test(filename))
      throw invalid('file', `A curriculum comes as one .zip, .tar or .tar.gz archive; “${filename}” is none.`)
    assertFits('import', sizeBytes)
  } else assertFits('picture', sizeBytes)
}

function noVideo(filename: string): string {
  const ending = endingOf(filename)
  const what = ending ? `a .${ending} file` : 'a file without an ending'
  return `A video has to be an MP4 or WebM file; this is ${what}. Please export it as MP4.`
}

function unknownFile(filename: string): string {
  const ending = endingOf(filename)
  if (!ending) return `“${filename}” has no ending such as .pdf, so nobody could tell what it is.`
  return `Files that end in .${ending} cannot be offered here. Documents, sound, pictures, text and .zip archives can.`
}
