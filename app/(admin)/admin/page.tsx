// /admin: what needs a decision.
import type { Metadata } from 'next'
import { counted } from '@/components/courses/words'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { submittedCourses } from '@/lib/courses/publishing/reads'
import { adminContext } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Admin' }

export default async function AdminPage() {
  const ctx = await adminContext('/admin', 'course.manage-any')
  const waiting = await submittedCourses(ctx)
  return (
    <section aria-labelledby="decisions-title" className="grid gap-4">
      <h2 id="decisions-title" className="font-semibold text-lg">
        What needs a decision
      </h2>
      {waiting.length === 0 ? (
        <EmptyState title="Nothing waits for you" level={3}>
          Courses that were handed in for a review stand here.
        </EmptyState>
      ) : (
        <ul className="grid gap-2">
          <li>
            <TextLink href="/admin/reviews">
              {counted(waiting.length, 'course')} {waiting.length === 1 ? 'waits' : 'wait'} for a review
            </TextLink>
          </li>
        </ul>
      )}
    </section>
  )
}
