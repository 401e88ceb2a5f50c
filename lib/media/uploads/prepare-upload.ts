// Makes of an upload what can be recorded: a video, a sound, a file, a picture, or an archive for the import.
import { readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { invalid } from '@/lib/core/errors'
import { filmTools } from '@/lib/platform/film'
import { storage } from '@/lib/platform/storage'
import { uploads } from '@/lib/platform/uploads'
import type { PreparedMedia } from '../add-media'
import { fileKind, isVideoName } from '../files/file-kinds'
import { beginning, disagreement } from '../files/recognise'
import type { Opens } from '../keep-bytes'
import { prepareFile } from '../store-file'
import { prepareImage } from '../store-image'
import { prepareVideo } from '../store-video'
import type { UploadRow } from './reads'

/** The share of a film after which its poster is taken: titles and fades are over by then. */
const POSTER_AT = 0.1

type Prepared = { media: PreparedMedia | null; storageKey: string | null }
type About = Pick<UploadRow, 'id' | 'purpose' | 'filename'>

/** Slow, outside of any transaction. Throws `invalid`, in words, for what the file is not. */
export async function prepareUpload({ id, purpose, filename }: About): Promise<Prepared> {
  const open: Opens = async () => uploads().open(id)
  switch (purpose) {
    case 'lesson':
      return { media: await prepareLessonFile(filename, uploads().path(id), open), storageKey: null }
    case 'picture':
    case 'cover':
      return { media: await prepareImage({ bytes: await readFile(uploads().path(id)), filename }), storageKey: null }
    case 'import':
      return { media: null, storageKey: await keepArchive(id, filename, open) }
  }
}

/** Length and poster by ffmpeg where it is there; else the length is read from the container, and there is no poster. */
async function prepareLessonFile(filename: string, file: string, open: Opens): Promise<PreparedMedia> {
  const kind = fileKind(filename)?.kind
  const facts = kind === 'file' ? null : await filmTools()?.facts(file)
  const durationSeconds = facts?.durationSeconds ?? undefined
  if (!isVideoName(filename)) return prepareFile({ filename, open, durationSeconds })
  const found = await fileTypeFromBuffer(await beginning(open))
  if (!/^video\/(mp4|x-m4v|webm|matroska)$/.test(found?.mime ?? ''))
    throw invalid('file', disagreement(filename, found))
  const poster = await filmTools()?.still(file, (durationSeconds ?? 0) * POSTER_AT)
  return prepareVideo({ filename, files: [{ open }], durationSeconds, poster: poster ?? undefined })
}

const ARCHIVES = new Set(['application/zip', 'application/gzip', 'application/x-tar'])

/** Whoever hears that it is stored reads it there and removes it. */
async function keepArchive(id: string, filename: string, open: Opens): Promise<string> {
  const found = await fileTypeFromBuffer(await beginning(open))
  if (!found || !ARCHIVES.has(found.mime)) throw invalid('file', disagreement(filename, found))
  const storageKey = `imports/${id}`
  await storage().put(storageKey, await open(), { mime: found.mime })
  return storageKey
}
