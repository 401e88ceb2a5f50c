// /admin/people/:userId: one person, and what can be done about them.
import type { Metadata } from 'next'
import { PersonView } from '@/components/accounts/people/person-view'
import { TaughtCourses } from '@/components/accounts/people/taught-courses'
import { RecentEntries } from '@/components/audit/recent-entries'
import { personDetail } from '@/lib/accounts/people/reads'
import { ownProfile } from '@/lib/accounts/reads'
import { hasRecentPassword } from '@/lib/accounts/sessions/reads'
import { auditList } from '@/lib/audit/reads'
import { coursesTaughtBy } from '@/lib/courses/teaching/reads'
import { adminContext, found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Person' }

const RECENT = 10

export default async function PersonPage({ params }: { params: Promise<{ userId: string }> }) {
  const { userId } = await params
  const address = `/admin/people/${userId}`
  const ctx = await adminContext(address, 'user.manage')
  const { user } = await pageUser(address)
  const person = await found(personDetail(ctx, userId))
  const [courses, recent, isProven, { timeZone }] = await Promise.all([
    coursesTaughtBy(ctx, person.id),
    auditList(ctx, { subject: person.id, limit: RECENT }),
    hasRecentPassword(ctx),
    ownProfile(ctx, user.id),
  ])
  const time = { now: ctx.now(), timeZone }
  return (
    <PersonView person={person} isOwn={person.id === user.id} isProven={isProven} {...time}>
      <TaughtCourses courses={courses} />
      <RecentEntries entries={recent.items} personId={person.id} {...time} />
    </PersonView>
  )
}
