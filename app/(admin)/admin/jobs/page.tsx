// /admin/jobs: what used up its retries.
import type { Metadata } from 'next'
import { Deed } from '@/components/courses/studio/publish/deed'
import { retry } from '@/components/site/jobs/actions'
import { FailedList } from '@/components/site/jobs/failed-list'
import { EmptyState } from '@/components/ui/empty-state'
import { failedJobs } from '@/lib/site/jobs/reads'
import { adminContext } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Failed jobs' }

export default async function JobsPage() {
  const ctx = await adminContext('/admin/jobs', 'site.manage')
  const groups = await failedJobs(ctx)
  return (
    <section aria-labelledby="jobs-title" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="jobs-title" className="font-semibold text-lg">
          Failed jobs
        </h2>
        {groups.length > 1 && <Deed action={retry} fields={{}} label="Retry everything" />}
      </div>
      {groups.length === 0 ? (
        <EmptyState title="All jobs are done" level={3}>
          Mail, notifications and other work that follows a deed is tried six times. What failed every time stands here.
        </EmptyState>
      ) : (
        <>
          <p className="text-muted">
            Each was tried six times with growing pauses. Mend what is wrong, then let them try again; no job does its
            work twice.
          </p>
          <FailedList groups={groups} now={ctx.now()} />
        </>
      )}
    </section>
  )
}
