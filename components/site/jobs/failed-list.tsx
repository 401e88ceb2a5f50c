// Failed jobs by reaction: what each said at last, and what to do with them.
import { Deed } from '@/components/courses/studio/publish/deed'
import { counted } from '@/components/courses/words'
import { Time } from '@/components/ui/time'
import type { FailedGroup } from '@/lib/site/jobs/reads'
import { discard, retry } from './actions'

export function FailedList({ groups, now }: { groups: FailedGroup[]; now: Date }) {
  return (
    <ul className="grid gap-3">
      {groups.map(({ reaction, jobs }) => (
        <li key={reaction} className="rounded-md border border-line bg-raised">
          <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div className="min-w-0">
              <h3 className="wrap-anywhere font-mono text-[0.9375rem]">{reaction}</h3>
              <p className="text-muted text-sm">{counted(jobs.length, 'job')}</p>
            </div>
            <div className="flex gap-2">
              <Deed action={retry} fields={{ reaction }} label={`Retry ${jobs.length === 1 ? 'it' : 'all'}`} />
              <Deed action={discard} fields={{ reaction }} label="Discard" variant="quiet" />
            </div>
          </div>
          <details className="border-line border-t px-4 py-2">
            <summary className="cursor-pointer py-1 text-sm">
              <span className="wrap-anywhere text-red">{jobs[0]?.error}</span>
            </summary>
            <ul className="divide-y divide-line">
              {jobs.slice(0, 50).map(({ id, factId, error, failedAt }) => (
                <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2 text-sm">
                  <div className="min-w-0 flex-1 basis-64">
                    <p className="wrap-anywhere">{error}</p>
                    <p className="wrap-anywhere text-muted">
                      <Time at={failedAt} now={now} />, after event <code>{factId}</code>
                    </p>
                  </div>
                  <div className="flex gap-2">
                    <Deed action={retry} fields={{ id }} label="Retry" />
                    <Deed action={discard} fields={{ id }} label="Discard" variant="quiet" />
                  </div>
                </li>
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}
