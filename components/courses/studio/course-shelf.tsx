// The courses that one teaches, the last changed first.
import { EmptyState } from '@/components/ui/empty-state'
import { Time } from '@/components/ui/time'
import type { OwnCourse } from '@/lib/courses/teaching/reads'
import { counted } from '../words'
import { StatusBadge } from './status-badge'
import { studioPath } from './studio-places'

type CourseShelfProps = { courses: OwnCourse[]; mayCreate: boolean; now: Date }

export function CourseShelf({ courses, mayCreate, now }: CourseShelfProps) {
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6">
      <h1 className="font-semibold text-2xl">Your courses</h1>
      {courses.length === 0 ? (
        <EmptyState title="No course yet">
          {mayCreate
            ? 'Here you write courses and care for those who take them.'
            : 'Nobody has asked you to teach yet.'}
        </EmptyState>
      ) : (
        <ul className="mt-5 divide-y divide-line rounded-md border border-line bg-raised">
          {courses.map(course => (
            <li
              key={course.id}
              className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken"
            >
              <a
                href={studioPath(course.id)}
                className="min-w-0 flex-1 basis-60 break-words font-medium after:absolute after:inset-0"
              >
                {course.title}
              </a>
              <StatusBadge status={course.status} />
              <span className="text-muted text-sm">
                {counted(course.lessonCount, 'lesson')} · {counted(course.enrollmentCount, 'learner')}
              </span>
              <span className="text-muted text-sm">
                changed <Time at={new Date(course.updatedAt)} now={now} className="z-10" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
