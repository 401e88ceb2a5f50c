// How a course stands: draft, in review, published, archived.
import { Badge, type Tone } from '@/components/ui/badge'
import type { CourseStatus } from '@/lib/courses/schemas'

const WORDS: Record<CourseStatus, { tone: Tone; label: string }> = {
  draft: { tone: 'plain', label: 'Draft' },
  in_review: { tone: 'blue', label: 'In review' },
  published: { tone: 'accent', label: 'Published' },
  archived: { tone: 'plain', label: 'Archived' },
}

export function StatusBadge({ status }: { status: CourseStatus }) {
  return <Badge tone={WORDS[status].tone}>{WORDS[status].label}</Badge>
}
