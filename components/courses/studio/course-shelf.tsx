// The courses that one teaches, the last changed first.
import { Import, Plus } from 'lucide-react'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { OwnCourse } from '@/lib/courses/teaching/reads'
import { counted } from '../words'
import { StatusBadge } from './status-badge'
import { studioPath } from './studio-places'

type CourseShelfProps = { courses: OwnCourse[]; total: number; query: string; mayCreate: boolean; now: Date }

/** Up to here one sees them all at a glance. */
const MANY = 8

export function CourseShelf({ courses, total, query, mayCreate, now }: CourseShelfProps) {
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-semibold text-2xl">Your courses</h1>
        {mayCreate && total > 0 && (
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/teach/import" icon={<Import />}>
              Import
            </ButtonLink>
            <ButtonLink href="/teach/new" variant="primary" icon={<Plus />}>
              New course
            </ButtonLink>
          </div>
        )}
      </div>
      {total > MANY && (
        <search className="mt-4">
          <form className="flex max-w-md gap-2">
            <Input type="search" name="query" aria-label="Search your courses" defaultValue={query} maxLength={200} />
            <Button type="submit">Search</Button>
          </form>
        </search>
      )}
      {total === 0 ? (
        <EmptyState
          title="No course yet"
          action={
            mayCreate && (
              <>
                <ButtonLink href="/teach/new" variant="primary" icon={<Plus />}>
                  Write the first one
                </ButtonLink>
                <ButtonLink href="/teach/import" icon={<Import />}>
                  Import one
                </ButtonLink>
              </>
            )
          }
        >
          {mayCreate
            ? 'Here you write courses and care for those who take them.'
            : 'Nobody has asked you to teach yet.'}
        </EmptyState>
      ) : courses.length === 0 ? (
        <p className="mt-6 text-muted">
          None of your courses has “{query}” in its title.{' '}
          <TextLink href="/teach">Show all {counted(total, 'course')}</TextLink>
        </p>
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
