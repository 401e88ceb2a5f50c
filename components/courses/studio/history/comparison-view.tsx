// What differs between two states of a course: its own words, its sections, its lessons one by one.
import { Badge, type Tone } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import { type Comparison, isSame, type LessonChange, type SettingChange } from '@/lib/courses/history/compare'
import { Deed } from '../publish/deed'
import { studioPath } from '../studio-places'
import { restoreOne } from './actions'
import { WordsView } from './words-view'

type ComparisonViewProps = {
  courseId: string
  comparison: Comparison
  /** The version from which a lesson can be put back; null where the page does not end at the working copy. */
  restoreFrom: { id: string; name: string } | null
}

export function ComparisonView({ courseId, comparison, restoreFrom }: ComparisonViewProps) {
  if (isSame(comparison)) return <p className="text-muted">They say the same.</p>
  const { details, sections, lessons } = comparison
  return (
    <div className="grid gap-8">
      {details.length > 0 && (
        <section aria-labelledby="details-title" className="grid gap-4">
          <h3 id="details-title" className="font-medium">
            The course itself
          </h3>
          {details.map(({ name, words }) => (
            <div key={name} className="grid gap-1.5">
              <h4 className="text-muted text-sm">{name}</h4>
              <WordsView label={`What changed: ${name}`} changes={words} />
            </div>
          ))}
        </section>
      )}
      {sections.length > 0 && (
        <section aria-labelledby="sections-title" className="grid gap-2">
          <h3 id="sections-title" className="font-medium">
            Sections
          </h3>
          <Settings changes={sections} />
        </section>
      )}
      {lessons.length > 0 && (
        <section aria-labelledby="lessons-title" className="grid gap-3">
          <h3 id="lessons-title" className="font-medium">
            Lessons
          </h3>
          <ul className="grid gap-3">
            {lessons.map(lesson => (
              <li key={lesson.lessonId} className="grid gap-2.5 rounded-md border border-line bg-raised p-4">
                <LessonRow courseId={courseId} lesson={lesson} restoreFrom={restoreFrom} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const CHANGES: Record<LessonChange['change'], { tone: Tone; label: string }> = {
  added: { tone: 'accent', label: 'New' },
  removed: { tone: 'red', label: 'Gone' },
  changed: { tone: 'blue', label: 'Changed' },
}

type LessonRowProps = { lesson: LessonChange } & Pick<ComparisonViewProps, 'courseId' | 'restoreFrom'>

function LessonRow({ courseId, lesson, restoreFrom }: LessonRowProps) {
  const { lessonId, title, change, moved, settings, words } = lesson
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={CHANGES[change].tone}>{CHANGES[change].label}</Badge>
        {change === 'removed' ? (
          <span className="wrap-anywhere font-medium">{title}</span>
        ) : (
          <TextLink quiet href={studioPath(courseId, `lessons/${lessonId}`)} className="wrap-anywhere font-medium">
            {title}
          </TextLink>
        )}
      </p>
      {moved && (
        <p className="text-[0.9375rem]">
          {moved.from === moved.to ? `Moved within “${moved.to}”.` : `Moved from “${moved.from}” to “${moved.to}”.`}
        </p>
      )}
      <Settings changes={settings} />
      {words && <WordsView label={`What changed in the text of ${title}`} changes={words} />}
      {restoreFrom && change !== 'added' && (
        <Deed
          action={restoreOne}
          fields={{ courseId, versionId: restoreFrom.id, lessonId }}
          label={`Take this lesson from ${restoreFrom.name.toLowerCase()}`}
        />
      )}
    </>
  )
}

function Settings({ changes }: { changes: SettingChange[] }) {
  if (changes.length === 0) return null
  return (
    <ul className="grid gap-1 text-[0.9375rem]">
      {changes.map(({ name, before, after }) => (
        <li key={name + before + after} className="wrap-anywhere">
          {name}: {before && <del className="decoration-red">{before}</del>}
          {before && after && ' → '}
          {after && <ins className="decoration-accent">{after}</ins>}
        </li>
      ))}
    </ul>
  )
}
