// The place of the history: all versions beside what differs between two of them.
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Comparison } from '@/lib/courses/history/compare'
import type { CourseVersion } from '@/lib/courses/history/reads'
import { versionName } from '@/lib/courses/history/version-words'
import { ComparisonView } from './comparison-view'
import { VersionList } from './version-list'

type HistoryPlaceProps = {
  courseId: string
  versions: CourseVersion[]
  /** Null where there is no version to compare with. */
  compared: { from: string; to: string; comparison: Comparison } | null
  timeZone: string
  now: Date
}

export function HistoryPlace({ courseId, versions, compared, timeZone, now }: HistoryPlaceProps) {
  if (!compared)
    return (
      <EmptyState title="No version yet">
        Each time you publish, what learners see is kept here: with its date, what you said of it, and the way back.
      </EmptyState>
    )
  const { from, to, comparison } = compared
  const nameOf = (id: string) => versionName(versions.find(version => version.id === id)?.number ?? 0)
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(18rem,22rem)_minmax(0,1fr)]">
      <section aria-labelledby="versions-title" className="grid content-start gap-3">
        <h2 id="versions-title" className="font-semibold text-lg">
          Versions
        </h2>
        <VersionList courseId={courseId} versions={versions} shown={from} timeZone={timeZone} now={now} />
      </section>
      <section id="changes" aria-labelledby="changes-title" className="grid scroll-mt-20 content-start gap-5">
        <h2 id="changes-title" className="font-semibold text-lg">
          {nameOf(from)} and {to === 'now' ? 'what you write now' : nameOf(to).toLowerCase()}
        </h2>
        <form method="get" action="#changes" className="flex flex-wrap items-end gap-3">
          <VersionSelect name="from" label="From" value={from} versions={versions} />
          <VersionSelect name="to" label="To" value={to} versions={versions} withNow />
          <Button type="submit">Compare</Button>
        </form>
        <p className="text-muted text-sm">
          Words, outline and lessons are compared. Questions of quizzes are not: they are the same in all versions.
        </p>
        <ComparisonView
          courseId={courseId}
          comparison={comparison}
          restoreFrom={to === 'now' ? { id: from, name: nameOf(from) } : null}
        />
      </section>
    </div>
  )
}

type VersionSelectProps = { name: string; label: string; value: string; versions: CourseVersion[]; withNow?: boolean }

function VersionSelect({ name, label, value, versions, withNow = false }: VersionSelectProps) {
  return (
    <Field label={label} className="min-w-40">
      {control => (
        <Select {...control} name={name} defaultValue={value}>
          {withNow && <option value="now">What you write now</option>}
          {versions.map(version => (
            <option key={version.id} value={version.id}>
              {versionName(version.number)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
