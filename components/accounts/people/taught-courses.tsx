// The courses that somebody teaches, for admins.
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import type { TaughtBy } from '@/lib/courses/teaching/reads'

const PARTS = { owner: 'Owner', co_instructor: 'Co-instructor', assistant: 'Assistant' }

export function TaughtCourses({ courses }: { courses: TaughtBy[] }) {
  if (courses.length === 0) return null
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">Teaches</h3>
      <ul className="grid gap-1">
        {courses.map(({ id, title, part, status }) => (
          <li key={id}>
            <TextLink href={`/teach/${id}`} className="wrap-anywhere">
              {title}
            </TextLink>{' '}
            <span className="text-muted text-sm">{PARTS[part]}</span>{' '}
            {status !== 'published' && <Badge>{status.replace('_', ' ')}</Badge>}
          </li>
        ))}
      </ul>
    </div>
  )
}
