// The outline beside a lesson: where one is, what is done, what lies ahead.
import { Lock } from 'lucide-react'
import { Cairn } from '@/components/ui/cairn'
import type { LessonStep } from '@/lib/learning/player/schemas'
import { cairnWords, stonesOf } from './course-stones'
import { LessonIcon } from './lesson-icon'
import { lessonPath } from './paths'
import { duration } from './playback/clock-time'

export type OutlineSection = { id: string; title: string; lessons: LessonStep[] }

type LessonOutlineProps = {
  course: { id: string; slug: string }
  sections: OutlineSection[]
  currentId: string
  /** Whether one's progress is kept, so that the cairn means something. */
  enrolled: boolean
}

export function LessonOutline({ course, sections, currentId, enrolled }: LessonOutlineProps) {
  return (
    <nav aria-label="Lessons of this course" className="grid gap-4">
      {enrolled && <OutlineCairn seed={course.id} sections={sections} />}
      {sections.map(section => (
        <details key={section.id} open>
          <summary className="flex items-start gap-2 rounded-sm px-2 py-1.5 font-medium text-sm hover:bg-sunken focus-visible:-outline-offset-2">
            <span className="min-w-0 flex-1 wrap-anywhere">{section.title}</span>
            {enrolled && (
              <span className="font-normal text-muted tabular-nums">
                {section.lessons.filter(isDone).length}/{section.lessons.length}
                <span className="sr-only"> lessons done</span>
              </span>
            )}
          </summary>
          <ol className="mt-1 grid gap-0.5">
            {section.lessons.map(lesson => (
              <li key={lesson.id}>
                <Step href={lessonPath(course.slug, lesson.id)} lesson={lesson} current={lesson.id === currentId} />
              </li>
            ))}
          </ol>
        </details>
      ))}
    </nav>
  )
}

function OutlineCairn({ seed, sections }: { seed: string; sections: OutlineSection[] }) {
  const lessons = sections.flatMap(section => section.lessons)
  const stones = stonesOf(sections, isDone)
  return (
    <div className="flex items-center gap-3 px-2">
      <Cairn stones={stones} seed={seed} className="size-16 shrink-0" />
      <p className="text-muted text-sm">
        <span className="block font-medium text-ink">
          {lessons.filter(isDone).length} of {lessons.length} lessons
        </span>
        {cairnWords(stones)}
      </p>
    </div>
  )
}

/** A plain link: outlines are long, and a lesson is a page of its own. */
function Step({ href, lesson, current }: { href: string; lesson: LessonStep; current: boolean }) {
  return (
    <a
      href={href}
      aria-current={current ? 'page' : undefined}
      className="flex items-start gap-2.5 rounded-sm px-2 py-2 text-[0.9375rem] leading-6 hover:bg-sunken focus-visible:-outline-offset-2 aria-[current]:bg-accent-soft aria-[current]:font-medium"
    >
      <LessonIcon kind={lesson.kind} status={lesson.status} />
      <span className="min-w-0 flex-1 wrap-anywhere">
        {lesson.title}
        {(lesson.durationSeconds > 0 || lesson.optional) && (
          <span className="block font-normal text-muted text-xs">
            {[lesson.durationSeconds > 0 && duration(lesson.durationSeconds), lesson.optional && 'optional']
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
      </span>
      {lesson.lock && (
        <span className="mt-1 text-muted">
          <Lock className="!size-4" />
          <span className="sr-only">{lesson.lock}</span>
        </span>
      )}
    </a>
  )
}

function isDone({ status }: LessonStep): boolean {
  return status === 'completed'
}
