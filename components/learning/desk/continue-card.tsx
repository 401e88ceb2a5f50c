// The one card at the top of Home: go on where one was.
import { CirclePlay } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Cairn } from '@/components/ui/cairn'
import { Card } from '@/components/ui/card'
import type { CourseUnderway } from '@/lib/learning/player/schemas'
import { cairnWords, stonesOfCounts } from '../course-stones'
import { kindWords } from '../lesson-kinds'
import { lessonPath } from '../paths'
import { clockTime, duration } from '../playback/clock-time'

export function ContinueCard({ course }: { course: CourseUnderway }) {
  const { next } = course
  if (!next) return null
  const stones = stonesOfCounts(course.sections)
  const begun = course.lastLesson !== null
  return (
    <Card className="flex flex-wrap items-center gap-x-6 gap-y-4 p-5 shadow-raised sm:p-6">
      <Cairn stones={stones} seed={course.courseId} label={cairnWords(stones)} className="size-24 sm:size-28" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="wrap-anywhere text-muted text-sm">{course.title}</p>
        <h2 className="wrap-anywhere font-semibold text-xl leading-snug">{next.title}</h2>
        <p className="mt-1 text-muted text-sm">
          {[kindWords(next.kind), timeLeft(next), `${course.percent} % of the course done`].filter(Boolean).join(' · ')}
        </p>
      </div>
      <ButtonLink
        href={lessonPath(course.slug, next.id)}
        prefetch={false}
        variant="primary"
        size="lg"
        icon={<CirclePlay />}
        className="max-sm:w-full"
      >
        {begun ? 'Continue' : 'Start'}
      </ButtonLink>
    </Card>
  )
}

/** What is left of the lesson; for a video begun also where one was. */
function timeLeft({ kind, durationSeconds, positionSeconds }: NonNullable<CourseUnderway['next']>): string | null {
  if (durationSeconds <= 0) return null
  const began = kind === 'video' && positionSeconds >= 2 && positionSeconds < durationSeconds - 3
  if (!began) return duration(durationSeconds)
  return `at ${clockTime(positionSeconds)}, ${duration(durationSeconds - positionSeconds)} left`
}
