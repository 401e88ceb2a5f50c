// The shelf: finished courses, each a cairn that stands.
import { Cairn } from '@/components/ui/cairn'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { FinishedCourse } from '@/lib/learning/shelf/reads'
import { coursePath } from '../paths'

type ShelfProps = { courses: FinishedCourse[]; now: Date; timeZone: string }

export function Shelf({ courses, now, timeZone }: ShelfProps) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 gap-y-6">
      {courses.map(course => (
        <li key={course.courseId} className="grid content-start justify-items-center gap-1 text-center">
          <Cairn
            stones={course.work.map(work => ({ work, done: 1 }))}
            seed={course.courseId}
            className="size-24 border-line"
          />
          <TextLink
            quiet
            href={coursePath(course.slug)}
            className="wrap-anywhere font-medium text-[0.9375rem] leading-snug"
          >
            {course.title}
          </TextLink>
          <p className="text-muted text-sm">
            finished <Time at={new Date(course.completedAt)} now={now} timeZone={timeZone} />
          </p>
        </li>
      ))}
    </ul>
  )
}
