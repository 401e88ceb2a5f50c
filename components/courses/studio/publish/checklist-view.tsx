// The checklist: what is required, and what would make the course better, with the way to where it is put right.
import { CircleAlert, CircleCheck, Lightbulb } from 'lucide-react'
import { TextLink } from '@/components/ui/text-link'
import type { ChecklistEntry } from '@/lib/courses/publishing/checklist'
import type { Publishing } from '@/lib/courses/publishing/reads'
import { counted } from '../../words'
import { studioPath } from '../studio-places'

export function ChecklistView({ course }: { course: Publishing }) {
  const required = course.checklist.filter(entry => entry.required)
  const advice = byLesson(course.checklist.filter(entry => !entry.required))
  const count = course.checklist.length - required.length
  return (
    <section aria-labelledby="checklist-title" className="grid content-start gap-6">
      <h2 id="checklist-title" className="font-semibold text-lg">
        Checklist
      </h2>
      {required.length === 0 ? (
        <p className="flex items-start gap-2">
          <CircleCheck className="mt-0.5 shrink-0 text-accent" aria-hidden />
          All that is required is there: a title, a description and a lesson with content.
        </p>
      ) : (
        <div className="grid gap-2">
          <h3 className="font-medium">Required</h3>
          <ul className="grid gap-2">
            {required.map(entry => (
              <li key={entry.message} className="flex items-start gap-2">
                <CircleAlert className="mt-0.5 shrink-0 text-red" aria-hidden />
                {entry.message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="grid gap-3">
        <h3 className="font-medium">{count === 0 ? 'Nothing to advise' : `${counted(count, 'piece')} of advice`}</h3>
        {count === 0 ? (
          <p className="text-muted">Pictures, captions, headings, links and length are as they should be.</p>
        ) : (
          <p className="text-muted text-sm">None of it keeps you from publishing.</p>
        )}
        <ul className="divide-y divide-line rounded-md border border-line bg-raised empty:hidden">
          {[...advice].map(([lessonId, entries]) => (
            <li key={lessonId ?? 'course'} className="grid gap-1.5 px-4 py-3">
              <TextLink href={placeOf(course.id, lessonId)} className="wrap-anywhere justify-self-start font-medium">
                {lessonId ? (course.lessonTitles.get(lessonId) ?? 'A lesson') : 'The course itself'}
              </TextLink>
              <ul className="grid gap-1.5">
                {entries.map(({ topic, message }) => (
                  <li key={message} className="wrap-anywhere flex items-start gap-2 text-[0.9375rem]">
                    <Lightbulb className="mt-1 size-4 shrink-0 text-muted" aria-hidden />
                    <span>
                      <span className="text-muted">{TOPICS[topic]}: </span>
                      {message}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        {course.readingLevel && (
          <p className="text-muted text-sm">
            The course as a whole reads at about grade {course.readingLevel.grade} (
            {Math.round(course.readingLevel.wordsPerSentence)} words a sentence on average). Most adults read with ease
            up to grade 8 or 9.
          </p>
        )}
      </div>
    </section>
  )
}

const TOPICS: Record<ChecklistEntry['topic'], string> = {
  required: 'Required',
  presentation: 'First impression',
  content: 'Content',
  pictures: 'Pictures',
  captions: 'Captions',
  headings: 'Headings',
  links: 'Links',
  colors: 'Colors',
  reading: 'Reading level',
  length: 'Length',
}

function byLesson(entries: ChecklistEntry[]): Map<string | null, ChecklistEntry[]> {
  const found = new Map<string | null, ChecklistEntry[]>()
  for (const entry of entries) found.set(entry.lessonId, [...(found.get(entry.lessonId) ?? []), entry])
  return found
}

function placeOf(courseId: string, lessonId: string | null): string {
  return studioPath(courseId, lessonId ? `lessons/${lessonId}` : 'details')
}
