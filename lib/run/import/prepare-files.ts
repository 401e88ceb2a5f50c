// Encodes and stores the pictures, videos and files of a plan, before any transaction; what cannot be read is left out and reported.
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import type { CurriculumPlan, PlannedVideo } from '@/lib/courses/import/plan'
import type { OpenCurriculum } from '@/lib/courses/import/read-curriculum'
import type { PreparedMedia } from '@/lib/media/add-media'
import { knownPicture, knownPoster } from '@/lib/media/known/reads'
import { MAX_PICTURE_BYTES } from '@/lib/media/schemas'
import { prepareFile } from '@/lib/media/store-file'
import { prepareImage } from '@/lib/media/store-image'
import { prepareVideo } from '@/lib/media/store-video'

type Open = OpenCurriculum['open']
/** Pictures by their file, videos and the files that lessons offer by the key of their lesson. */
export type PreparedFiles = {
  pictures: Map<string, PreparedMedia>
  videos: Map<string, PreparedMedia>
  attachments: Map<string, PreparedMedia>
}

/** `tell` hears how many of how many files are done. */
export async function prepareFiles(
  ctx: Context,
  plan: CurriculumPlan,
  open: Open,
  tell: (done: number, of: number) => Promise<void>,
): Promise<PreparedFiles> {
  const files: PreparedFiles = { pictures: new Map(), videos: new Map(), attachments: new Map() }
  const lessons = plan.sections.flatMap(section => section.lessons)
  const shown = [...plan.course.images, ...lessons.flatMap(({ images }) => images)].map(({ file }) => file)
  const pictures = new Set([...shown, ...(plan.course.coverFile ? [plan.course.coverFile] : [])])
  const furnished = lessons.filter(({ video, settings }) => video || settings?.attachment)
  let done = 0
  const count = () => tell(++done, pictures.size + furnished.length)
  for (const file of pictures) {
    const picture = await orReport(plan, file, 'Picture', async () => preparedPicture(ctx, open, file))
    if (picture) files.pictures.set(file, picture)
    await count()
  }
  for (const { key, video, settings } of furnished) {
    if (video) {
      const prepared = await orReport(plan, video.files[0] ?? key, 'Video', () => preparedVideo(ctx, open, video))
      if (prepared) files.videos.set(key, prepared)
    }
    if (settings?.attachment) {
      const { file, filename } = settings.attachment
      const bytes = async () => (await open(file)).stream as AsyncIterable<Uint8Array>
      const prepared = await orReport(plan, file, 'File', () => prepareFile({ filename, open: bytes }))
      if (prepared) files.attachments.set(key, prepared)
    }
    await count()
  }
  return files
}

/** A picture that came out of this site comes back as it is, without being encoded a second time. */
async function preparedPicture(ctx: Context, open: Open, file: string): Promise<PreparedMedia> {
  const bytes = await bytesOf(open, file)
  return (await knownPicture(ctx, sha256(bytes))) ?? prepareImage({ bytes, filename: nameOf(file) })
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function preparedVideo(ctx: Context, open: Open, video: PlannedVideo): Promise<PreparedMedia> {
  const text = async (file: string) => (await bytesOf(open, file)).toString('utf8')
  const captions = []
  for (const { file, language } of video.captions) captions.push({ language, text: await text(file) })
  const poster = video.poster ? await bytesOf(open, video.poster) : undefined
  return prepareVideo({
    filename: nameOf(video.files[0] ?? 'video'),
    files: video.files.map(file => ({ open: async () => (await open(file)).stream as AsyncIterable<Uint8Array> })),
    poster: poster && ((await knownPoster(ctx, sha256(poster))) ?? poster),
    captions,
  })
}

async function orReport(
  plan: CurriculumPlan,
  path: string,
  what: string,
  prepare: () => Promise<PreparedMedia>,
): Promise<PreparedMedia | undefined> {
  try {
    return await prepare()
  } catch (error) {
    if (!isDomainError(error)) throw error
    plan.report.leftOut.push({ path, what, reason: error.message })
    return undefined
  }
}

/** At most one byte more than a picture may have: what is larger is refused by whoever gets it. */
async function bytesOf(open: Open, file: string): Promise<Buffer> {
  const { stream } = await open(file)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > MAX_PICTURE_BYTES) break
  }
  return Buffer.concat(chunks)
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}
