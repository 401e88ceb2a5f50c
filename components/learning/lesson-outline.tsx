// The outline beside a lesson: where one is, what is done, what lies ahead.
import { Cairn } from '@/components/ui/cairn'
import type { LessonStep } from '@/lib/learning/player/schemas'
import { cairnWords, stonesOf } from './course-stones'
import { LessonIcons } from './lesson-icons'
import { outlineRows } from './outline-rows'

export type OutlineSection = { id: string; title: string; lessons: LessonStep[] }

type LessonOutlineProps = {
  course: { id: string; slug: string }
  sections: OutlineSection[]
  currentId: string
  /** Whether one's progress is kept, so that the cairn means something. */
  enrolled: boolean
}

export function LessonOutline({ course, sections, currentId, enrolled }: LessonOutlineProps) {
  const lessons = sections.flatMap(section => section.lessons)
  return (
    <nav aria-label="Lessons of this course" className="grid gap-4">
      <LessonIcons
        kinds={new Set(lessons.map(({ kind }) => kind))}
        locked={lessons.some(({ lock }) => lock !== null)}
      />
      {enrolled && <OutlineCairn seed={course.id} sections={sections} />}
      {sections.map(section => (
        <details key={section.id} open>
          <summary className="outline-section">
            <span>{section.title}</span>
            {enrolled && (
              <span>
                {`${section.lessons.filter(isDone).length}/${section.lessons.length}`}
                <span className="sr-only"> lessons done</span>
              </span>
            )}
          </summary>
          <ol
            className="outline-rows"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: made by outlineRows, which escapes every title
            dangerouslySetInnerHTML={{ __html: outlineRows(course.slug, section.lessons, currentId) }}
          />
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
          {`${lessons.filter(isDone).length} of ${lessons.length} lessons`}
        </span>
        {cairnWords(stones)}
      </p>
    </div>
  )
}

function isDone({ status }: LessonStep): boolean {
  return status === 'completed'
}
