// The icons of an outline, drawn once a page: kinds of lessons, done, locked. Its rows use them by name.
import {
  BookOpen,
  Check,
  CirclePlay,
  ClipboardCheck,
  File,
  Link2,
  ListChecks,
  Lock,
  type LucideIcon,
} from 'lucide-react'
import type { LessonKind } from '@/lib/courses/schemas'

const KINDS: Record<LessonKind, LucideIcon> = {
  article: BookOpen,
  video: CirclePlay,
  quiz: ListChecks,
  assignment: ClipboardCheck,
  file: File,
  embed: Link2,
}

/** Stroke and color are those of the row that uses it. */
export function LessonIcons({ kinds, locked }: { kinds: Set<LessonKind>; locked: boolean }) {
  const used: [string, LucideIcon][] = [...kinds].map(kind => [kind, KINDS[kind]])
  used.push(['done', Check])
  if (locked) used.push(['locked', Lock])
  return (
    <svg className="hidden" aria-hidden="true">
      {used.map(([name, Icon]) => (
        <symbol key={name} id={`icon-lesson-${name}`} viewBox="0 0 24 24">
          <Icon className="!size-6 [stroke-width:inherit]" />
        </symbol>
      ))}
    </svg>
  )
}
