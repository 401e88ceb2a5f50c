// One upload in this browser, from the choice of the file to the media that was made of it. It outlives the field that shows it.
import type { DetailedError, Upload as TusUpload } from 'tus-js-client'
import { askUpload, leftUpload, removeUpload } from './wire'

export type UploadKind = 'video' | 'file' | 'picture' | 'cover' | 'import'
/** What a file is for: the keys of tus' metadata beside its name. */
export type UploadTarget = { kind: UploadKind; courseId?: string | undefined; lessonId?: string | undefined }

/** What the field shows. */
export type Shown =
  | { at: 'idle' }
  /** Begun before, in another tab or before a reload: choosing the same file again goes on with it. */
  | { at: 'left'; id: string; filename: string; sent: number; total: number }
  | { at: 'sending'; filename: string; sent: number; total: number }
  /** `why` is null where the person paused it. */
  | { at: 'paused'; filename: string; sent: number; total: number; why: string | null }
  | { at: 'checking'; filename: string; note: string | null }
  | { at: 'ready'; filename: string; uploadId: string; mediaId: string | null }
  | { at: 'failed'; filename: string; why: string }

const CHUNK_BYTES = 8 * 1024 * 1024
const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000]
const ASK_MS = 700

/** Refusals that another try changes nothing about. */
const isFinal = (status: number) => status >= 400 && status < 500 && ![409, 423, 429].includes(status)

export class UploadSession {
  private shown: Shown = { at: 'idle' }
  private readonly listeners = new Set<() => void>()
  private tus: TusUpload | undefined
  private asked = false

  constructor(private readonly target: UploadTarget) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    void this.lookBack()
    return () => this.listeners.delete(listener)
  }
  readonly current = (): Shown => this.shown

  /** Begins, or goes on where the same file was cut off. */
  async begin(file: File): Promise<void> {
    await this.tus?.abort()
    this.show({ at: 'sending', filename: file.name, sent: 0, total: file.size })
    const tus = await import('tus-js-client').catch(() => undefined)
    if (!tus) return this.show({ at: 'failed', filename: file.name, why: OFFLINE })
    const progress = (sent: number) => this.show({ at: 'sending', filename: file.name, sent, total: file.size })
    const upload = new tus.Upload(file, {
      endpoint: '/api/v1/uploads',
      metadata: { filename: file.name, ...fieldsOf(this.target) },
      fingerprint: async () => fingerprintOf(file, this.target),
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_MS,
      removeFingerprintOnSuccess: true,
      onShouldRetry: error => {
        const status = error.originalResponse?.getStatus() ?? 0
        return !isFinal(status) && status !== 507
      },
      onProgress: progress,
      onSuccess: () => void this.waitFor(idOf(upload.url), file.name),
      onError: error => this.stopped(file, error),
    })
    this.tus = upload
    const [previous] = await upload.findPreviousUploads()
    if (previous) upload.resumeFromPreviousUpload(previous)
    upload.start()
  }

  async pause(): Promise<void> {
    if (this.shown.at !== 'sending') return
    const { filename, sent, total } = this.shown
    await this.tus?.abort()
    this.show({ at: 'paused', filename, sent, total, why: null })
  }

  goOn(): void {
    if (this.shown.at !== 'paused') return
    const { filename, sent, total } = this.shown
    this.show({ at: 'sending', filename, sent, total })
    this.tus?.start()
  }

  /** Stops, and removes what had come; also puts away the words about one that failed. */
  async cancel(): Promise<void> {
    const left = this.shown.at === 'left' ? this.shown.id : idOf(this.tus?.url ?? null)
    this.show({ at: 'idle' })
    await this.tus?.abort(true).catch(() => {})
    this.tus = undefined
    if (left) await removeUpload(left)
  }

  /** Once: shows what an earlier page has left behind. */
  private async lookBack(): Promise<void> {
    if (this.asked || !this.target.lessonId) return
    this.asked = true
    const left = await leftUpload(this.target.lessonId)
    if (!left || this.shown.at !== 'idle') return
    const { id, filename, offset, sizeBytes, problem } = left
    if (left.state === 'received') return this.waitFor(id, filename)
    if (left.state === 'failed') this.show({ at: 'failed', filename, why: problem ?? TRY_AGAIN })
    else this.show({ at: 'left', id, filename, sent: offset, total: sizeBytes })
  }

  /** Asks until the server has looked at the whole file. */
  private async waitFor(id: string, filename: string): Promise<void> {
    this.show({ at: 'checking', filename, note: null })
    for (;;) {
      const found = await askUpload(id)
      if (found === null) return this.show({ at: 'failed', filename, why: GONE })
      if (found?.state === 'failed') return this.show({ at: 'failed', filename, why: found.problem ?? TRY_AGAIN })
      if (found?.state === 'ready') return this.show({ at: 'ready', filename, uploadId: id, mediaId: found.mediaId })
      if (found?.problem) this.show({ at: 'checking', filename, note: found.problem })
      await new Promise(resolve => setTimeout(resolve, ASK_MS))
    }
  }

  private stopped(file: File, error: Error | DetailedError): void {
    const reply = 'originalResponse' in error ? error.originalResponse : null
    const status = reply?.getStatus() ?? 0
    const why = detailOf(reply?.getBody()) ?? (status === 0 ? BROKEN : TRY_AGAIN)
    const sent = this.shown.at === 'sending' ? this.shown.sent : 0
    if (isFinal(status)) this.show({ at: 'failed', filename: file.name, why })
    else this.show({ at: 'paused', filename: file.name, sent, total: file.size, why })
  }

  private show(shown: Shown): void {
    this.shown = shown
    for (const listener of this.listeners) listener()
  }
}

const BROKEN = 'The connection broke. What has arrived is kept; go on once you are online again.'
const OFFLINE = 'The upload could not begin. Please check your connection and choose the file again.'
const TRY_AGAIN = 'That did not work. Please try again in a moment.'
const GONE = 'This upload is not there any more. Please choose the file again.'

function fieldsOf({ kind, courseId, lessonId }: UploadTarget): Record<string, string> {
  const purpose = kind === 'video' || kind === 'file' ? 'lesson' : kind
  return { purpose, ...(courseId && { courseId }), ...(lessonId && { lessonId }) }
}

/** The same file for the same place is the same upload, also after a reload. */
function fingerprintOf(file: File, { kind, courseId = '', lessonId = '' }: UploadTarget): string {
  return ['cairn', kind, courseId, lessonId, file.name, file.size, file.lastModified].join('|')
}

function idOf(url: string | null): string {
  return url?.split('/').at(-1) ?? ''
}

/** The sentence of a problem document. */
function detailOf(body: string | undefined): string | undefined {
  try {
    return (JSON.parse(body ?? '') as { detail?: string }).detail
  } catch {
    return undefined
  }
}
