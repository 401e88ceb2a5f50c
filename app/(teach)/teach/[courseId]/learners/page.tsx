// /teach/:courseId/learners: who learns in a course, and how far they are.
import type { Metadata } from 'next'
import { listState } from '@/components/learning/studio/learners/learners-address'
import { LearnersView } from '@/components/learning/studio/learners/learners-view'
import { ownProfile } from '@/lib/accounts/reads'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { enrollmentCount, learnerList } from '@/lib/learning/learners/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Learners' }

type Props = {
  params: Promise<{ courseId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const PAGE = 50

/** A link to a page of another list shows the beginning of this one. */
export default async function LearnersPage({ params, searchParams }: Props) {
  const { courseId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/learners`)
  const state = listState(await searchParams)
  const { id, status } = await found(taughtCourse(ctx, courseId))
  const [list, count, { timeZone }] = await Promise.all([
    learnerList(ctx, id, { ...state, limit: PAGE }).catch(() =>
      learnerList(ctx, id, { ...state, cursor: undefined, limit: PAGE }),
    ),
    enrollmentCount(ctx, id),
    ownProfile(ctx, user.id),
  ])
  const course = { id, isPublished: status === 'published', enrollmentCount: count }
  return <LearnersView course={course} list={list} state={state} now={ctx.now()} timeZone={timeZone} />
}
