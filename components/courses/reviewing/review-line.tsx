// The courses that wait for an admin, the longest first, each with what can be decided.
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { TextLink } from '@/components/ui/text-link'
import { Textarea } from '@/components/ui/textarea'
import { Time } from '@/components/ui/time'
import type { SubmittedCourse } from '@/lib/courses/publishing/reads'
import { Deed } from '../studio/publish/deed'
import { studioPath } from '../studio/studio-places'
import { pass, sendBack } from './actions'

type ReviewLineProps = { courses: SubmittedCourse[]; isOn: boolean; now: Date }

export function ReviewLine({ courses, isOn, now }: ReviewLineProps) {
  return (
    <section aria-labelledby="reviews-title" className="grid gap-4">
      <h2 id="reviews-title" className="font-semibold text-lg">
        Courses that wait for a review
      </h2>
      {!isOn && courses.length > 0 && (
        <Alert>Reviews are turned off now. What was handed in before still waits for your decision.</Alert>
      )}
      {courses.length === 0 ? (
        <EmptyState title="Nothing waits" level={3}>
          {isOn
            ? 'When somebody who teaches hands a course in, it stands here.'
            : 'Those who teach publish by themselves. You can change that in the settings.'}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {courses.map(course => (
            <li key={course.id} className="grid gap-3 rounded-md border border-line bg-raised p-5">
              <SubmittedRow course={course} now={now} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function SubmittedRow({ course, now }: { course: SubmittedCourse; now: Date }) {
  const { id, slug, title, ownerName, submittedAt, note, isNewVersion, changedSince } = course
  return (
    <>
      <div className="grid gap-1">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="wrap-anywhere">{title}</span>
          <Badge tone="blue">{isNewVersion ? 'New version' : 'New course'}</Badge>
        </h3>
        <p className="text-muted text-sm">
          by {ownerName}, handed in <Time at={submittedAt} now={now} />
          {changedSince && ', changed since'}
        </p>
        {note && <p className="wrap-anywhere whitespace-pre-line text-[0.9375rem]">{note}</p>}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-[0.9375rem]">
        <TextLink href={`/courses/${slug}`}>See the course</TextLink>
        <TextLink href={studioPath(id, 'publish')}>Checklist</TextLink>
        {isNewVersion && <TextLink href={studioPath(id, 'history')}>What changed</TextLink>}
      </p>
      <div className="flex flex-wrap items-start gap-3">
        <Deed action={pass} fields={{ id }} label="Publish it" variant="primary" />
        <details className="min-w-0 flex-1 basis-64">
          <summary className="min-h-8 cursor-pointer rounded-[3px] py-1 text-accent text-sm underline underline-offset-[0.2em]">
            Ask for changes<span className="sr-only"> in {title}</span>
          </summary>
          <div className="mt-2">
            <Deed action={sendBack} fields={{ id }} label="Send it back">
              <Field
                label="What should change"
                hint="Those who teach the course read it on their publishing page."
                required
              >
                {control => <Textarea {...control} name="note" maxLength={2000} />}
              </Field>
            </Deed>
          </div>
        </details>
      </div>
    </>
  )
}
