// The video or file of a lesson: what is there, the field to put another in its place, and the captions beside it.
'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CaptionsEditor } from '@/components/media/captions-editor'
import { UploadField } from '@/components/media/upload-field'
import type { Media } from '@/lib/media/schemas'

type LessonMediaProps = {
  courseId: string
  lessonId: string
  kind: 'video' | 'file'
  title: string
  media: Media | null
  captionCount: number
}

export function LessonMedia({ courseId, lessonId, kind, title, media, captionCount }: LessonMediaProps) {
  const [opened] = useState(captionCount === 0)
  const router = useRouter()
  const noun = kind === 'video' ? 'Video' : 'File'
  return (
    <section aria-label={`${noun} of the lesson`} className="grid gap-4 rounded-md border border-line bg-raised p-4">
      <h2 className="font-semibold">{noun}</h2>
      {media?.kind === 'video' && (
        // biome-ignore lint/a11y/useMediaCaption: its captions are written right below
        <video
          key={media.id}
          controls
          playsInline
          preload="metadata"
          poster={media.poster ?? undefined}
          aria-label={`Video of “${title}”`}
          className="aspect-video w-full max-w-2xl rounded-sm bg-[#000]"
        >
          {media.sources.map(({ url, mime }) => (
            <source key={url} src={url} type={mime} />
          ))}
        </video>
      )}
      {media && media.kind !== 'video' && (
        <ul>
          {media.sources.map(({ url, mime }) => (
            <li key={url}>
              <a href={url} download className="text-accent underline">
                Download what learners get
              </a>{' '}
              <span className="text-muted text-sm">{mime}</span>
            </li>
          ))}
        </ul>
      )}
      <UploadField
        kind={kind}
        courseId={courseId}
        lessonId={lessonId}
        replaces={media !== null}
        onReady={() => router.refresh()}
      />
      {media?.kind === 'video' && (
        <details className="border-line border-t pt-3" open={opened}>
          <summary className="min-h-10 py-2 font-semibold">
            Captions{' '}
            <span className="font-normal text-muted text-sm">
              {captionCount === 0
                ? 'none yet'
                : captionCount === 1
                  ? 'in one language'
                  : `in ${captionCount} languages`}
            </span>
          </summary>
          <div className="pt-2">
            <CaptionsEditor key={media.id} mediaId={media.id} onChange={() => router.refresh()} />
          </div>
        </details>
      )}
    </section>
  )
}
