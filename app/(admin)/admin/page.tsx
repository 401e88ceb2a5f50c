// /admin: what needs a decision, and the ways to people and to what was done.
import type { Metadata } from 'next'
import { counted } from '@/components/courses/words'
import { AdminDoors } from '@/components/site/admin-doors'
import { Alert } from '@/components/ui/alert'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { peopleCount } from '@/lib/accounts/people/reads'
import { chainState } from '@/lib/audit/reads'
import { submittedCourses } from '@/lib/courses/publishing/reads'
import { waitingFlags } from '@/lib/gamification/flags/reads'
import { failedJobs } from '@/lib/site/jobs/reads'
import { adminContext } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Admin' }

const MOST = 1000

export default async function AdminPage() {
  const ctx = await adminContext('/admin', 'course.manage-any')
  const everybody = { query: '', role: 'any', state: 'suspended' } as const
  const [waiting, flagged, failed, chain, suspended] = await Promise.all([
    submittedCourses(ctx),
    waitingFlags(ctx),
    failedJobs(ctx),
    chainState(ctx),
    peopleCount(ctx, everybody, MOST),
  ])
  const jobs = failed.reduce((sum, group) => sum + group.jobs.length, 0)
  return (
    <>
      <section aria-labelledby="decisions-title" className="grid gap-4">
        <h2 id="decisions-title" className="font-semibold text-lg">
          What needs a decision
        </h2>
        {!chain.isWhole && (
          <Alert tone="error" title="The audit trail does not end as it was sealed">
            Entries were changed or cut off. <TextLink href="/admin/audit">Look at the trail</TextLink>, and run{' '}
            <code>npm run audit:verify</code>.
          </Alert>
        )}
        {waiting.length + flagged + jobs > 0 && (
          <ul className="grid gap-2">
            {waiting.length > 0 && (
              <li>
                <TextLink href="/admin/reviews">
                  {counted(waiting.length, 'course')} {waiting.length === 1 ? 'waits' : 'wait'} for a review
                </TextLink>
              </li>
            )}
            {flagged > 0 && (
              <li>
                <TextLink href="/admin/xp">
                  {counted(flagged, 'learner')} earned XP unusually fast, and {flagged === 1 ? 'is' : 'are'} held off
                  the boards
                </TextLink>
              </li>
            )}
            {jobs > 0 && (
              <li>
                <TextLink href="/admin/jobs">
                  {counted(jobs, 'job')} failed every time and {jobs === 1 ? 'waits' : 'wait'} to be tried again
                </TextLink>
              </li>
            )}
          </ul>
        )}
        {waiting.length + flagged + jobs === 0 && chain.isWhole && (
          <EmptyState title="Nothing waits for you" level={3}>
            Courses that were handed in for a review, XP that came unusually fast, and jobs that failed stand here.
          </EmptyState>
        )}
      </section>
      <AdminDoors suspended={suspended} entries={chain.number + chain.waiting} />
    </>
  )
}
