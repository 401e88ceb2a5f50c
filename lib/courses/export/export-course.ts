// A course as a .zip of Markdown pages, quizzes, pictures, videos and files, which imports again to an equal course.
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { ZipFile } from 'yazl'
import type { Context } from '@/lib/core/context'
import { log } from '@/lib/platform/log'
import { storage } from '@/lib/platform/storage'
import { type ExportFile, planExport } from './plan-export'
import { courseToExport } from './reads'

export type CourseExport = { filename: string; stream: ReadableStream<Uint8Array> }

/** What is packed already: squeezing it again costs time and saves nothing. */
const PACKED = /\.(mp4|m4v|webm|png|jpe?g|webp|avif|gif|zip|gz|tgz|mp3|m4a|ogg|opus|pdf|docx|pptx|xlsx|epub)$/i

/** The working copy as it stands now. Throws as `managedCourse` does; bytes are read as fast as the stream is. */
export async function exportCourse(ctx: Context, courseRef: string): Promise<CourseExport> {
  const exported = await courseToExport(ctx, courseRef)
  const zip = new ZipFile()
  const { slug, updatedAt: mtime } = exported.course
  for (const file of planExport(exported)) add(zip, `${slug}/${file.path}`, file, mtime)
  zip.end()
  const output = zip.outputStream as Readable
  zip.on('error', error => output.destroy(error))
  return { filename: `${slug}.zip`, stream: Readable.toWeb(output) as ReadableStream<Uint8Array> }
}

function add(zip: ZipFile, path: string, file: ExportFile, mtime: Date): void {
  const options = { mtime, compress: !PACKED.test(path) }
  if ('text' in file) zip.addBuffer(Buffer.from(file.text), path, options)
  else addStored(zip, path, file, options)
}

type Stored = Extract<ExportFile, { storageKey: string }>

function addStored(zip: ZipFile, path: string, file: Stored, options: { mtime: Date; compress: boolean }): void {
  zip.addReadStreamLazy(path, { ...options, size: file.sizeBytes }, done => {
    storage()
      .read(file.storageKey)
      .then(bytes => done(null, Readable.fromWeb(bytes as WebStream)))
      .catch((error: Error) => {
        log.error('a file of an export cannot be read', { path, error })
        done(error, Readable.from([]))
      })
  })
}
