// /teach/:courseId/reviews: what learners say of a course, and the answers.
import type { Metadata } from 'next'
import { StudioReviews } from '@/components/learning/studio/reviews/studio-reviews'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { courseReviewList } from '@/lib/learning/reviews/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Reviews' }

type Query = { show?: string | string[]; cursor?: string | string[] }
type Props = { params: Promise<{ courseId: string }>; searchParams: Promise<Query> }

const PAGE = 20

export default async function ReviewsPage({ params, searchParams }: Props) {
  const { courseId } = await params
  const { ctx, user } = await pageUser(`/teach/${courseId}/reviews`)
  const { show, cursor } = await searchParams
  const unanswered = show === 'unanswered'
  const from = typeof cursor === 'string' ? cursor : undefined
  const { id } = await found(taughtCourse(ctx, courseId))
  const list = await courseReviewList(ctx, id, { limit: PAGE, cursor: from, unanswered }).catch(() =>
    courseReviewList(ctx, id, { limit: PAGE, unanswered }),
  )
  return (
    <StudioReviews userId={user.id} courseId={id} list={list} unanswered={unanswered} from={from} now={ctx.now()} />
  )
}
