// The place where a course is published: the checklist, what will happen, and the way back.
import { Alert } from '@/components/ui/alert'
import { ButtonLink, buttonClasses } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { exactTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { Publishing } from '@/lib/courses/publishing/reads'
import { studioPath } from '../studio-places'
import { archive, backToDraft, cancelSchedule, offerAsTemplate, withdraw } from './actions'
import { ChecklistView } from './checklist-view'
import { Deed } from './deed'
import { PublishForm } from './publish-form'
import { publicationWords } from './publish-words'

type PublishPlaceProps = {
  course: Publishing
  /** What changed since the last version; empty where nothing did, null where there is none. */
  changes: string | null
  mayOwn: boolean
  timeZone: string
  earliest: string
  now: Date
}

export function PublishPlace(props: PublishPlaceProps) {
  const { course } = props
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <ChecklistView course={course} />
      <div className="grid content-start gap-6">
        {course.reviewNote && (
          <Alert tone="warn" title="Before it is published">
            <p className="wrap-anywhere whitespace-pre-line">{course.reviewNote}</p>
          </Alert>
        )}
        <Card className="grid gap-4 p-5">
          <Publication {...props} />
        </Card>
        <WaysBack {...props} />
      </div>
    </div>
  )
}

function Publication({ course, changes, timeZone, earliest, now }: PublishPlaceProps) {
  const { id, status, submittedAt, scheduled } = course
  const words = publicationWords(course, changes)
  if (course.isTemplate)
    return (
      <>
        <h2 className="font-semibold text-lg">A template</h2>
        <p>
          Everyone who teaches may begin a course from it. Take the offer back to publish it as a course of its own.
        </p>
      </>
    )
  if (submittedAt)
    return (
      <>
        <h2 className="font-semibold text-lg">Waiting for a review</h2>
        <p>
          Handed in <Time at={submittedAt} now={now} timeZone={timeZone} />. An admin publishes it, or tells you what to
          change first. What you write meanwhile is part of it.
        </p>
        <Deed action={withdraw} fields={{ id }} label="Take it back" />
      </>
    )
  if (scheduled)
    return (
      <>
        <h2 className="font-semibold text-lg">Scheduled</h2>
        <p>
          It publishes itself <Time at={scheduled.at} now={now} timeZone={timeZone} />, on{' '}
          {exactTime(scheduled.at, timeZone)},{scheduled.by && <> for {scheduled.by},</>} as it stands by then.
          {course.isReviewed && ' An admin looks at it first.'}
        </p>
        {scheduled.note && <p className="wrap-anywhere whitespace-pre-line text-muted">{scheduled.note}</p>}
        <Deed action={cancelSchedule} fields={{ id }} label="Do not publish it" />
      </>
    )
  if (status === 'published' && changes === '')
    return (
      <>
        <h2 className="font-semibold text-lg">Published</h2>
        <p>Learners see version {course.versionNumber}, and nothing changed since.</p>
        <TextLink href={studioPath(id, 'history')}>See its history</TextLink>
      </>
    )
  return (
    <>
      <h2 className="font-semibold text-lg">{words.button}</h2>
      <p>{words.what}</p>
      <PublishForm
        courseId={id}
        button={words.button}
        learnersUnderWay={course.learnersUnderWay}
        asksWhatChanged={course.versionNumber > 0}
        timeZone={timeZone}
        earliest={earliest}
      />
    </>
  )
}

function WaysBack({ course, mayOwn }: PublishPlaceProps) {
  const { id, status, isTemplate } = course
  const archivable = status === 'published' || status === 'draft'
  const draftable = status === 'published' || status === 'archived'
  return (
    <section aria-labelledby="ways-title" className="grid gap-4">
      <h2 id="ways-title" className="font-semibold text-lg">
        Other ways
      </h2>
      {archivable && (
        <Way what="Out of the catalogue. Who is enrolled keeps the course; nobody new comes.">
          <Deed action={archive} fields={{ id }} label="Archive" />
        </Way>
      )}
      {draftable && (
        <Way what="A draft that only its teachers see. Possible as long as nobody is enrolled.">
          <Deed action={backToDraft} fields={{ id }} label="Back to draft" />
        </Way>
      )}
      <Way what="All of it as a .zip of Markdown pages, quizzes, pictures and videos. It imports again to an equal course.">
        <a href={`/api/v1/courses/${id}/export`} download className={buttonClasses('secondary', 'sm')}>
          Export as Markdown
        </a>
      </Way>
      <Way what="A draft of your own with everything in it, or copies of lessons in another course.">
        <ButtonLink href={studioPath(id, 'copy')} size="sm">
          Copy
        </ButtonLink>
      </Way>
      {mayOwn && (status === 'draft' || isTemplate) && (
        <Way
          what={
            isTemplate
              ? 'It is yours alone again; courses that others began from it stay theirs.'
              : 'Everyone who teaches here may begin a course of their own from a copy of it.'
          }
        >
          <Deed
            action={offerAsTemplate}
            fields={{ id, isTemplate: String(!isTemplate) }}
            label={isTemplate ? 'No longer a template' : 'Offer as a template'}
          />
        </Way>
      )}
    </section>
  )
}

function Way({ what, children }: { what: string; children: React.ReactNode }) {
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-[0.9375rem] text-muted">{what}</p>
      {children}
    </div>
  )
}
