// The frame of a course in the studio: which course it is, how it stands, and where one can go in it.
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { NavLink } from '@/components/shell/nav-link'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { TextLink } from '@/components/ui/text-link'
import type { TaughtCourse } from '@/lib/courses/teaching/reads'
import { StatusBadge } from './status-badge'
import { STUDIO_PLACES, studioPath } from './studio-places'

export function StudioFrame({ course, children }: { course: TaughtCourse; children: ReactNode }) {
  const places = STUDIO_PLACES.filter(place => course.trust.includes(place.for))
  return (
    <div className="mx-auto w-full max-w-[96rem] px-4 pt-4 pb-10 sm:px-6">
      <Breadcrumb steps={[{ label: 'Teach', href: '/teach' }, { label: course.title }]} />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 break-words font-semibold text-2xl">{course.title}</h1>
        <StatusBadge status={course.status} />
        {course.status === 'published' && (
          <TextLink href={`/courses/${course.slug}`} className="inline-flex items-center gap-1 text-sm">
            See it as learners do <ExternalLink className="size-4" aria-hidden />
          </TextLink>
        )}
      </div>
      <nav aria-label="Studio" className="mt-3 mb-5 overflow-x-auto border-line border-b">
        <ul className="flex gap-1">
          {places.map(({ path, label }) => (
            <li key={path}>
              <NavLink
                href={studioPath(course.id, path)}
                beneath={studioPath(course.id, path || 'lessons')}
                className="-mb-px block min-h-10 whitespace-nowrap border-transparent border-b-2 px-3 py-2 font-medium text-[0.9375rem] text-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-accent aria-[current]:text-ink"
              >
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </div>
  )
}
