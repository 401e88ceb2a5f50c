// What a lesson says: its text, its video, or what it offers to open.
import { EmptyState } from '@/components/ui/empty-state'
import { Markdown } from '@/components/ui/markdown/markdown'
import { readingMinutes } from '@/components/ui/markdown/plain-text'
import type { LessonState } from '@/lib/learning/player/schemas'
import { LessonEmbed } from './lesson-embed'
import { LessonFile } from './lesson-file'
import { LessonHeading } from './lesson-heading'
import { LessonVideo } from './lesson-video'
import type { OpenLesson } from './lesson-view'
import { clockTime } from './playback/clock-time'

export function LessonContent({ lesson, state, images, cues }: OpenLesson) {
  const { media, bodyMarkdown } = lesson
  const seconds = media?.durationSeconds ?? lesson.durationSeconds
  const takes = lesson.kind === 'video' && seconds > 0 ? clockTime(seconds) : readingTime(bodyMarkdown)
  const isVideo = media?.kind === 'video'
  return (
    <article>
      <LessonHeading lesson={lesson} takes={takes} />
      {isVideo && (
        <div className="mb-8">
          <LessonVideo
            key={lesson.id}
            title={lesson.title}
            media={media}
            captions={lesson.captions}
            resumeAt={resumeAt(state, seconds)}
          />
        </div>
      )}
      {lesson.embedUrl && <LessonEmbed url={lesson.embedUrl} title={lesson.title} />}
      <Markdown source={bodyMarkdown} images={images} />
      {media && !isVideo && <LessonFile media={media} />}
      {cues.length === 0 && isVideo && lesson.captions.length === 0 && (
        <p className="text-muted text-sm">This video has no captions yet.</p>
      )}
      {bodyMarkdown.trim() === '' && !media && !lesson.embedUrl && (
        <EmptyState title="Nothing here yet">
          Whoever teaches this course has not written this lesson yet. You can go on with the next one.
        </EmptyState>
      )}
    </article>
  )
}

function readingTime(markdown: string): string | null {
  return markdown.trim() === '' ? null : `${readingMinutes(markdown)} min read`
}

/** Where one was; from the start again for whoever had (almost) reached the end. */
function resumeAt({ progress }: LessonState, durationSeconds: number): number {
  const position = progress?.positionSeconds ?? 0
  return position < 2 || (durationSeconds > 0 && position > durationSeconds - 3) ? 0 : position
}
