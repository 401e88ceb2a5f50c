// One import: being read, its tree before anything is made, its progress, what became of it, or why it failed.
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { CourseImport } from '@/lib/courses/importing/schemas'
import { Deed } from '../publish/deed'
import { studioPath } from '../studio-places'
import { makeIt, putAway } from './actions'
import { LookAgain } from './look-again'
import { PreviewTree } from './preview-tree'
import { ReportView } from './report-view'

export function ImportView({ given }: { given: CourseImport }) {
  const { id, state, filename, preview, outcome, problem, courseId, stepsDone, stepsTotal } = given
  switch (state) {
    case 'reading':
      return (
        <div className="grid max-w-xl gap-3" role="status">
          <LookAgain />
          <p>Reading {filename} …</p>
          <ProgressBar value={0.1} label={`Reading ${filename}`} />
        </div>
      )
    case 'previewed':
      return (
        <div className="grid gap-8">
          {preview?.updates && (
            <Alert tone="warn" title={`You imported this before: “${preview.updates}”`}>
              That course takes over what changed. Its lessons keep their learners; what is no longer in the archive
              leaves the outline.
            </Alert>
          )}
          <div className="flex flex-wrap gap-3">
            <Deed
              action={makeIt}
              fields={{ id }}
              label={preview?.updates ? 'Update the course' : 'Make the course'}
              variant="primary"
            />
            <Deed action={putAway} fields={{ id }} label="Put it away" variant="quiet" />
          </div>
          {preview && <PreviewTree preview={preview} />}
          {preview && <ReportView report={preview.report} />}
        </div>
      )
    case 'importing':
      return (
        <div className="grid max-w-xl gap-3" role="status">
          <LookAgain />
          <p>
            Making the course: {stepsDone} of {Math.max(stepsTotal - 1, 0)} pictures, videos and files. You can leave
            this page; it goes on.
          </p>
          <ProgressBar value={stepsTotal === 0 ? 0 : stepsDone / stepsTotal} label="Progress of the import" />
        </div>
      )
    case 'done':
      return (
        <div className="grid gap-6">
          <Alert
            tone="success"
            title={OUTCOMES[outcome?.outcome ?? 'created']}
            actions={
              courseId && (
                <ButtonLink href={studioPath(courseId)} variant="primary" size="sm">
                  Open the course
                </ButtonLink>
              )
            }
          >
            {courseId
              ? 'It is a draft that only its teachers see, until you publish it.'
              : 'The course was deleted in the meantime.'}
          </Alert>
          {outcome && <ReportView report={outcome.report} />}
        </div>
      )
    case 'failed':
      return (
        <div className="grid max-w-[68ch] gap-4">
          <Alert tone="error" title={`${filename} was not imported`}>
            <p className="wrap-anywhere">{problem}</p>
            <p className="mt-1">Nothing was made or changed.</p>
          </Alert>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/teach/import">Choose another archive</ButtonLink>
            <Deed action={putAway} fields={{ id }} label="Put it away" variant="quiet" />
          </div>
        </div>
      )
  }
}

const OUTCOMES = {
  created: 'The course is made',
  updated: 'The course is up to date',
  unchanged: 'Nothing changed since the last import',
}
