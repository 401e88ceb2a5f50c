// What kind of lesson it is, and how far one is in it, as one icon with its words.
import { BookOpen, Check, CirclePlay, ClipboardCheck, File, Link2, ListChecks, type LucideIcon } from 'lucide-react'
import type { LessonKind } from '@/lib/courses/schemas'
import type { LessonStatus } from '@/lib/learning/schemas'

const KINDS: Record<LessonKind, { Icon: LucideIcon; words: string }> = {
  article: { Icon: BookOpen, words: 'Article' },
  video: { Icon: CirclePlay, words: 'Video' },
  quiz: { Icon: ListChecks, words: 'Quiz' },
  assignment: { Icon: ClipboardCheck, words: 'Assignment' },
  file: { Icon: File, words: 'File' },
  embed: { Icon: Link2, words: 'Embedded page' },
}

export function kindWords(kind: LessonKind): string {
  return KINDS[kind].words
}

/** A stone with a tick when it is done, an outline when begun, the plain kind before. */
export function LessonIcon({ kind, status }: { kind: LessonKind; status: LessonStatus }) {
  const { Icon, words } = KINDS[kind]
  if (status === 'completed') {
    return (
      <span className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-full bg-accent text-on-accent">
        <Check className="!size-3.5 stroke-[2.5]" />
        <span className="sr-only">{words}, completed: </span>
      </span>
    )
  }
  return (
    <span className={status === 'started' ? 'text-accent' : 'text-muted'}>
      <Icon className="mt-0.5" />
      <span className="sr-only">
        {words}
        {status === 'started' && ', started'}:{' '}
      </span>
    </span>
  )
}
