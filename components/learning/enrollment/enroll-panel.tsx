// The one action of a course page, which says exactly what happens; it stays in sight.
import type { ReactNode } from 'react'
import { priceWords } from '@/components/courses/words'
import { ButtonLink } from '@/components/ui/button'
import { Cairn } from '@/components/ui/cairn'
import type { Course } from '@/lib/courses/schemas'
import type { CourseProgress } from '@/lib/learning/schemas'
import { firstLessonAddress, lessonAddress } from './enroll-and-open'
import { EnrollButton } from './enroll-button'
import { nextLesson, stonesOf } from './next-lesson'

type EnrollPanelProps = {
  course: Course
  viewer: 'guest' | 'user'
  isStaff: boolean
  /** Of somebody enrolled. */
  progress: CourseProgress | null
}

export function EnrollPanel({ course, viewer, isStaff, progress }: EnrollPanelProps) {
  if (progress) return <GoOn course={course} progress={progress} />
  if (course.priceMinor > 0 && !isStaff) return <NotYetOpen course={course} viewer={viewer} />
  if (course.sections.every(section => section.lessons.length === 0)) {
    return <Panel price={priceWords(course)} note="This course has no lessons yet." />
  }
  return (
    <Panel
      price={priceWords(course)}
      note={
        viewer === 'guest'
          ? 'You sign in or create an account, and the first lesson opens.'
          : 'The first lesson opens at once. Your progress is kept.'
      }
    >
      {viewer === 'guest' ? (
        <ButtonLink
          href={`/sign-in?next=${encodeURIComponent(`/courses/${course.slug}/enroll`)}`}
          prefetch={false}
          variant="primary"
          size="lg"
          className="w-full"
        >
          Enroll for free
        </ButtonLink>
      ) : (
        <EnrollButton courseId={course.id} label={course.priceMinor > 0 ? 'Enroll as staff' : 'Enroll for free'} />
      )}
    </Panel>
  )
}

function GoOn({ course, progress }: { course: Course; progress: CourseProgress }) {
  const next = nextLesson(course.sections, progress)
  const words = `${progress.completedLessons} of ${progress.totalLessons} lessons done`
  const begun = progress.lastLessonId !== null
  return (
    <Panel
      price={
        <span className="flex items-center gap-3">
          <Cairn stones={stonesOf(course.sections, progress)} seed={course.id} className="size-12" />
          <span className="text-base">{next ? words : 'Your cairn is complete'}</span>
        </span>
      }
    >
      <ButtonLink
        href={next ? lessonAddress(course, next.id) : firstLessonAddress(course)}
        prefetch={false}
        variant="primary"
        size="lg"
        className="w-full min-w-0"
      >
        <span className="line-clamp-2 wrap-anywhere text-start">
          {next ? `${begun ? 'Continue with' : 'Start with'} “${next.title}”` : 'Look at it again'}
        </span>
      </ButtonLink>
    </Panel>
  )
}

function NotYetOpen({ course, viewer }: { course: Course; viewer: 'guest' | 'user' }) {
  const preview = course.sections.flatMap(section => section.lessons).find(lesson => lesson.freePreview)
  return (
    <Panel
      price={priceWords(course)}
      note={`Payment is not open yet. Until it is, ${course.instructor.name} can grant you access${viewer === 'guest' ? '; for that you need an account' : ''}.`}
    >
      {preview ? (
        <ButtonLink
          href={lessonAddress(course, preview.id)}
          prefetch={false}
          variant="primary"
          size="lg"
          className="w-full"
        >
          Open a free preview
        </ButtonLink>
      ) : (
        viewer === 'guest' && (
          <ButtonLink href={`/register?next=/courses/${course.slug}`} prefetch={false} size="lg" className="w-full">
            Create an account
          </ButtonLink>
        )
      )}
    </Panel>
  )
}

function Panel({ price, note, children }: { price: ReactNode; note?: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 lg:grid lg:gap-4">
      <div className="font-semibold text-xl tabular-nums">{price}</div>
      <div className="min-w-0 flex-1 basis-48">{children}</div>
      {note && <p className="basis-full text-muted text-xs lg:text-sm">{note}</p>}
    </div>
  )
}
