// Home before the first course: what will stand here, and three courses to begin with.
import { CourseCard } from '@/components/courses/course-card'
import { courseGrid } from '@/components/courses/course-grid'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Context } from '@/lib/core/context'
import { catalogue } from '@/lib/courses/catalogue/reads'
import { picturesIn } from '@/lib/media/reads'

const SHOWN = 3

export async function Newcomer({ ctx }: { ctx: Context }) {
  const { items } = await catalogue(ctx, { sort: 'popular', limit: SHOWN })
  const pictures = await picturesIn(ctx, items.map(course => course.coverUrl ?? '').join('\n'))
  return (
    <>
      <EmptyState
        title="Your first stone is still to be set"
        action={
          <ButtonLink href="/courses" variant="primary">
            Find a course
          </ButtonLink>
        }
      >
        Enroll in a course, and it grows here as a cairn: one stone for each section that you finish.
      </EmptyState>
      {items.length > 0 && (
        <section>
          <h2 className="mb-4 font-semibold text-lg">Many begin with these</h2>
          <ul className={courseGrid}>
            {items.map(course => (
              <li key={course.id}>
                <CourseCard course={course} picture={pictures[course.coverUrl ?? '']} level={3} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
