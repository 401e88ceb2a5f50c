// Stores a video: its encodings, its poster and its captions, then its rows.
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Context } from '@/lib/core/context'
import { DomainError, invalid } from '@/lib/core/errors'
import { addMedia, type Place, type PreparedFile, type PreparedMedia } from './add-media'
import { languageName, toWebVtt } from './captions/webvtt'
import { readMp4 } from './container/mp4'
import { type Film, readAt } from './container/read-at'
import { readWebm } from './container/webm'
import { beginning } from './files/recognise'
import { keepBytes, type Opens } from './keep-bytes'
import { encodePicture } from './pictures/encode-picture'

export type VideoInput = {
  filename: string
  /** The same film in one or more encodings (MP4, WebM). */
  files: { open: Opens }[]
  /** A picture, or a poster that this site made of one before. */
  poster?: Uint8Array | PreparedFile | undefined
  captions?: { language: string; text: string }[] | undefined
  /** Where it is known; else it is read from the file. */
  durationSeconds?: number | undefined
}

const READERS = { mp4: readMp4, webm: readWebm }
const MIME = { mp4: 'video/mp4', webm: 'video/webm' }
const RECOGNISED: Record<string, keyof typeof MIME> = {
  'video/mp4': 'mp4',
  'video/x-m4v': 'mp4',
  'video/webm': 'webm',
  'video/matroska': 'webm',
}

/** Gives the media's id. Throws `invalid` for what is no MP4 or WebM, or whose captions cannot be read. */
export async function storeVideo(ctx: Context, input: VideoInput & Place): Promise<string> {
  const { visibility, courseId, ...video } = input
  return addMedia(ctx, { ...(await prepareVideo(video)), visibility, courseId })
}

/** The slow half, outside of any transaction. */
export async function prepareVideo(input: VideoInput): Promise<PreparedMedia> {
  const digest = createHash('sha256')
  const films: (Film & { file: PreparedFile })[] = []
  for (const { open } of input.files) {
    const film = await keepFilm(open)
    if (films.some(({ file }) => file.name === film.file.name)) continue
    films.push(film)
    digest.update(film.file.storageKey)
  }
  const [first] = films
  if (!first) throw invalid('files', 'A video needs an MP4 or WebM file.')
  const durationSeconds = input.durationSeconds ?? films.find(film => film.durationSeconds)?.durationSeconds
  if (!durationSeconds) throw invalid('files', 'The length of this video cannot be read; please export it again.')
  const captions = (input.captions ?? []).map(({ language, text }, at) => {
    const vtt = toWebVtt(text)
    digest.update(`${language}\n${vtt}`)
    return { language, label: languageName(language), vtt, isDefault: at === 0 }
  })
  const files = films.map(({ file }) => file)
  if (input.poster) files.push(input.poster instanceof Uint8Array ? await keepPoster(input.poster) : input.poster)
  digest.update(files.at(-1)?.storageKey ?? '')
  const { width, height } = films.find(film => film.width) ?? first
  return {
    kind: 'video',
    filename: input.filename,
    digest: digest.digest('hex'),
    width,
    height,
    durationSeconds,
    files,
    captions,
  }
}

async function keepFilm(open: Opens): Promise<Film & { file: PreparedFile }> {
  const found = await fileTypeFromBuffer(await beginning(open))
  const kind = RECOGNISED[found?.mime ?? '']
  if (!kind)
    throw new DomainError('invalid', 'A video has to be an MP4 or WebM file.', {
      errors: [{ path: 'files', message: 'is neither MP4 nor WebM' }],
    })
  const { storageKey, sizeBytes } = await keepBytes(open, MIME[kind])
  const film = await READERS[kind](readAt(storageKey, sizeBytes))
  const { durationSeconds, width, height } = film ?? { durationSeconds: null, width: null, height: null }
  const file = { name: `video.${kind}`, mime: MIME[kind], width, height, sizeBytes, storageKey }
  return { durationSeconds, width, height, file }
}

async function keepPoster(bytes: Uint8Array): Promise<PreparedFile> {
  const picture = await encodePicture(bytes)
  const file = picture.files.find(({ name }) => name === '960.webp')
  if (!file) throw new Error('every picture has a WebP of 960 px')
  const { storageKey, sizeBytes } = await keepBytes(file.bytes, file.mime)
  return { name: 'poster.webp', mime: file.mime, width: file.width, height: file.height, sizeBytes, storageKey }
}
