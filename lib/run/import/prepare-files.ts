// Encodes and stores the pictures and videos of a plan, before any transaction; what cannot be read is left out and reported.
import { isDomainError } from '@/lib/core/errors'
import type { CurriculumPlan, PlannedVideo } from '@/lib/courses/import/plan'
import type { OpenCurriculum } from '@/lib/courses/import/read-curriculum'
import type { PreparedMedia } from '@/lib/media/add-media'
import { MAX_PICTURE_BYTES } from '@/lib/media/schemas'
import { prepareImage } from '@/lib/media/store-image'
import { prepareVideo } from '@/lib/media/store-video'

type Open = OpenCurriculum['open']
/** Pictures by their file, videos by the key of their lesson. */
export type PreparedFiles = { pictures: Map<string, PreparedMedia>; videos: Map<string, PreparedMedia> }

export async function prepareFiles(plan: CurriculumPlan, open: Open): Promise<PreparedFiles> {
  const files: PreparedFiles = { pictures: new Map(), videos: new Map() }
  const lessons = plan.sections.flatMap(section => section.lessons)
  const shown = [...plan.course.images, ...lessons.flatMap(({ images }) => images)].map(({ file }) => file)
  for (const file of new Set([...shown, ...(plan.course.coverFile ? [plan.course.coverFile] : [])])) {
    const picture = await orReport(plan, file, 'Picture', async () =>
      prepareImage({ bytes: await bytesOf(open, file), filename: nameOf(file) }),
    )
    if (picture) files.pictures.set(file, picture)
  }
  for (const { key, video } of lessons) {
    if (!video) continue
    const prepared = await orReport(plan, video.files[0] ?? key, 'Video', () => preparedVideo(open, video))
    if (prepared) files.videos.set(key, prepared)
  }
  return files
}

async function preparedVideo(open: Open, video: PlannedVideo): Promise<PreparedMedia> {
  const text = async (file: string) => (await bytesOf(open, file)).toString('utf8')
  const captions = []
  for (const { file, language } of video.captions) captions.push({ language, text: await text(file) })
  return prepareVideo({
    filename: nameOf(video.files[0] ?? 'video'),
    files: video.files.map(file => ({ open: async () => (await open(file)).stream as AsyncIterable<Uint8Array> })),
    poster: video.poster ? await bytesOf(open, video.poster) : undefined,
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
