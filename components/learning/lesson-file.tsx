// The file that a lesson offers: what it is, how large, and a way to save it; a sound is played here.
import { Download, FileText, Music } from 'lucide-react'
import { sizeWords } from '@/components/media/uploading/size-words'
import { buttonClasses } from '@/components/ui/button'
import { endingOf } from '@/lib/media/files/file-kinds'
import type { Media } from '@/lib/media/schemas'
import { clockTime } from './playback/clock-time'

export function LessonFile({ media }: { media: Media }) {
  const [source] = media.sources
  if (!source) return null
  const isSound = media.kind === 'audio'
  const Icon = isSound ? Music : FileText
  const about = [
    endingOf(media.filename).toUpperCase(),
    sizeWords(source.sizeBytes),
    isSound && media.durationSeconds ? clockTime(media.durationSeconds) : null,
  ].filter(Boolean)
  return (
    <section aria-label={isSound ? 'Sound' : 'File'} className="my-6 rounded-md border border-line bg-raised p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Icon className="size-6 text-muted" aria-hidden />
        <div className="min-w-0 flex-1 basis-48">
          <p className="break-words font-medium">{media.filename}</p>
          <p className="text-muted text-sm">{about.join(' · ')}</p>
        </div>
        <a href={source.url} download={media.filename} className={buttonClasses('secondary', 'md')}>
          <Download />
          Download
        </a>
      </div>
      {isSound && (
        // biome-ignore lint/a11y/useMediaCaption: a sound shows no captions; its words are the lesson's text
        <audio controls preload="metadata" src={source.url} aria-label={media.filename} className="mt-4 w-full" />
      )}
    </section>
  )
}
