// The other courses in progress, each as its cairn.
import { Cairn } from '@/components/ui/cairn'
import { Card, stretched } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import type { CourseUnderway } from '@/lib/learning/player/schemas'
import { cairnWords, stonesOfCounts } from '../course-stones'
import { lessonPath } from '../paths'

type UnderwayListProps = { courses: CourseUnderway[]; now: Date; timeZone: string }

export function UnderwayList({ courses, now, timeZone }: UnderwayListProps) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,16rem),1fr))] gap-4">
      {courses.map(course => (
        <li key={course.courseId}>
          <UnderwayCard course={course} now={now} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  )
}

function UnderwayCard({ course, now, timeZone }: { course: CourseUnderway; now: Date; timeZone: string }) {
  const stones = stonesOfCounts(course.sections)
  return (
    <Card className="group flex h-full items-center gap-4 p-4 transition-colors duration-100 hover:border-control">
      <Cairn stones={stones} seed={course.courseId} className="size-20 shrink-0" />
      <div className="min-w-0">
        <h3 className="line-clamp-2 wrap-anywhere font-semibold leading-snug">
          <a
            href={course.next ? lessonPath(course.slug, course.next.id) : `/courses/${course.slug}`}
            className={`${stretched} group-hover:text-accent`}
          >
            {course.title}
          </a>
        </h3>
        <p className="mt-1 text-muted text-sm">
          {course.completedLessons} of {course.lessonCount} lessons, {cairnWords(stones)}
        </p>
        <p className="relative z-10 w-fit text-muted text-sm">
          <Time at={new Date(course.lastSeenAt)} now={now} timeZone={timeZone} />
        </p>
      </div>
    </Card>
  )
}
