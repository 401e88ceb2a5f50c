// /teach/:courseId/game: whether the course gives XP and has a board.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CourseSwitchesForm } from '@/components/gamification/settings/course-switches-form'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { courseSwitches } from '@/lib/gamification/settings/reads'
import { found, pageUser } from '@/lib/web/page'

type Props = { params: Promise<{ courseId: string }> }

export const metadata: Metadata = { title: 'XP and board' }

export default async function CourseGamePage({ params }: Props) {
  const { courseId } = await params
  const { ctx } = await pageUser(`/teach/${courseId}/game`)
  const [{ courseId: id, ...switches }, { trust }] = await Promise.all([
    found(courseSwitches(ctx, courseId)),
    found(taughtCourse(ctx, courseId)),
  ])
  if (!trust.includes('edit')) notFound()
  return (
    <div className="grid gap-5">
      <header className="grid gap-1">
        <h2 className="font-semibold text-xl">XP and board</h2>
        <p className="max-w-[68ch] text-muted">
          Playing along helps most learners and disturbs some. You decide for this course, each learner for themselves.
        </p>
      </header>
      <CourseSwitchesForm courseId={id} switches={switches} />
    </div>
  )
}
