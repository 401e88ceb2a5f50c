// Where one chooses or drops a file, and sees it go: with pause, words for everything, and the way on after a break.
'use client'

import { Pause, Play, Upload, X } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { ProgressBar } from '@/components/ui/progress-bar'
import { ACCEPTED } from '@/lib/media/files/file-kinds'
import type { Shown, UploadKind } from './uploading/session'
import { percentOf, progressWords } from './uploading/size-words'
import { useUpload } from './uploading/use-upload'

type UploadFieldProps = {
  kind: UploadKind
  /** Needed for all but an import. */
  courseId?: string | undefined
  /** The lesson that gets the video or file. */
  lessonId?: string | undefined
  /** Whether there is one already, which the next one replaces. */
  replaces?: boolean
  /** What was made of the file; `mediaId` is null for an archive. */
  onReady?: ((ready: { uploadId: string; mediaId: string | null; filename: string }) => void) | undefined
}

export function UploadField({ kind, courseId, lessonId, replaces = false, onReady }: UploadFieldProps) {
  const { shown, session } = useUpload({ kind, courseId, lessonId }, onReady)
  const isFree = shown.at === 'idle' || shown.at === 'left' || shown.at === 'failed' || shown.at === 'ready'
  const { noun, hint } = WORDS[kind]
  return (
    <div className="grid gap-3">
      <Outcome shown={shown} onPutAway={() => void session.cancel()} />
      {isFree ? (
        <DropPlace
          accept={ACCEPTED[kind === 'cover' ? 'picture' : kind]}
          label={replaces || shown.at === 'ready' ? `Choose another ${noun}` : `Choose a ${noun}`}
          hint={hint}
          onFile={file => void session.begin(file)}
        />
      ) : (
        <Going
          shown={shown}
          onPause={() => void session.pause()}
          onGoOn={() => session.goOn()}
          onCancel={() => void session.cancel()}
        />
      )}
      <p role="status" className="sr-only">
        {spoken(shown)}
      </p>
    </div>
  )
}

const WORDS: Record<UploadKind, { noun: string; hint: string }> = {
  video: { noun: 'video', hint: 'MP4 or WebM, at most 2 GB.' },
  file: { noun: 'file', hint: 'Documents, sound, text, pictures and archives, at most 500 MB; videos up to 2 GB.' },
  picture: { noun: 'picture', hint: 'PNG, JPEG, WebP, GIF, AVIF or SVG, at most 25 MB.' },
  cover: { noun: 'cover picture', hint: 'PNG, JPEG, WebP, GIF, AVIF or SVG, at most 25 MB; wide ones look best.' },
  import: { noun: 'curriculum archive', hint: 'One .zip, .tar or .tar.gz file, at most 500 MB.' },
}

type DropPlaceProps = { accept: string; label: string; hint: string; onFile: (file: File) => void }

function DropPlace({ accept, label, hint, onFile }: DropPlaceProps) {
  const [over, setOver] = useState(false)
  const id = useId()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the field inside is everybody's
    <div
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classes(
        'grid justify-items-center gap-2 rounded-md border border-dashed px-4 py-6 text-center',
        over ? 'border-accent bg-accent-soft' : 'border-control bg-raised',
      )}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        className="peer sr-only"
        onChange={event => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <label
        htmlFor={id}
        className="inline-flex min-h-10 cursor-pointer items-center gap-2 rounded-sm border border-control bg-raised px-4 py-2 font-medium text-[0.9375rem] hover:bg-sunken peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2"
      >
        <Upload className="size-[1.125rem]" aria-hidden />
        {label}
      </label>
      <p id={`${id}-hint`} className="text-muted text-sm">
        or drop it here. {hint}
      </p>
    </div>
  )
}

/** What became of the last one, or is left of it. */
function Outcome({ shown, onPutAway }: { shown: Shown; onPutAway: () => void }) {
  if (shown.at === 'failed')
    return (
      <Alert
        tone="error"
        title={`“${shown.filename}” was not taken`}
        actions={
          <Button size="sm" onClick={onPutAway}>
            Put this away
          </Button>
        }
      >
        {shown.why}
      </Alert>
    )
  if (shown.at === 'left')
    return (
      <Alert
        title={`“${shown.filename}” is not here entirely`}
        actions={
          <Button size="sm" icon={<X />} onClick={onPutAway}>
            Cancel that upload
          </Button>
        }
      >
        {progressWords(shown.sent, shown.total)} have arrived. Choose the same file again, and it goes on from there.
      </Alert>
    )
  return shown.at === 'ready' ? <Alert tone="success">“{shown.filename}” is here.</Alert> : null
}

type GoingProps = { shown: Shown; onPause: () => void; onGoOn: () => void; onCancel: () => void }

function Going({ shown, onPause, onGoOn, onCancel }: GoingProps) {
  if (shown.at === 'checking')
    return (
      <Frame filename={shown.filename}>
        <p className="text-muted text-sm">
          {shown.note ?? 'All of it has arrived. It is being looked at and prepared…'}
        </p>
      </Frame>
    )
  if (shown.at !== 'sending' && shown.at !== 'paused') return null
  const isPaused = shown.at === 'paused'
  return (
    <Frame filename={shown.filename}>
      <ProgressBar value={percentOf(shown.sent, shown.total) / 100} label={`Upload of ${shown.filename}`} />
      <p className="text-muted text-sm tabular-nums">
        {progressWords(shown.sent, shown.total)}
        {isPaused && ' · paused'}
      </p>
      {isPaused && shown.why && <p className="text-red text-sm">{shown.why}</p>}
      <div className="flex flex-wrap gap-2">
        {isPaused ? (
          <Button size="sm" icon={<Play />} onClick={onGoOn}>
            Go on
          </Button>
        ) : (
          <Button size="sm" icon={<Pause />} onClick={onPause}>
            Pause
          </Button>
        )}
        <Button size="sm" variant="quiet" icon={<X />} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Frame>
  )
}

function Frame({ filename, children }: { filename: string; children: ReactNode }) {
  return (
    <div className="grid gap-2 rounded-md border border-line bg-raised px-4 py-3">
      <p className="min-w-0 break-words font-medium">{filename}</p>
      {children}
    </div>
  )
}

/** What is read aloud: the steps of an upload, and every tenth percent of it. */
function spoken(shown: Shown): string {
  switch (shown.at) {
    case 'sending': {
      const tenth = Math.floor(percentOf(shown.sent, shown.total) / 10) * 10
      return `Uploading ${shown.filename}: ${tenth} %`
    }
    case 'paused':
      return `The upload is paused. ${shown.why ?? ''}`
    case 'checking':
      return shown.note ?? `${shown.filename} has arrived and is being prepared.`
    default:
      return ''
  }
}
