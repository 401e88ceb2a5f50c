// The head of a lesson: its title, what it is, and how long it takes.
import { Badge } from '@/components/ui/badge'
import type { Lesson } from '@/lib/courses/schemas'
import { kindWords } from './lesson-kinds'

const DIFFICULTY = { easy: 'Easy', medium: null, hard: 'Hard', expert: 'Expert' }

export function LessonHeading({ lesson, takes }: { lesson: Lesson; takes: string | null }) {
  const difficulty = DIFFICULTY[lesson.difficulty]
  return (
    <header className="mb-6">
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
        {kindWords(lesson.kind)}
        {takes !== null && (
          <>
            <span aria-hidden="true">·</span>
            {takes}
          </>
        )}
        {difficulty && <Badge>{difficulty}</Badge>}
      </p>
      <h1 className="wrap-anywhere font-semibold text-2xl leading-tight sm:text-[1.75rem]">{lesson.title}</h1>
    </header>
  )
}
