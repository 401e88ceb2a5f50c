// What learners say of a course, for those who teach it: the stars, each review, and the answer to it.
import { studioPath } from '@/components/courses/studio/studio-places'
import { Distribution } from '@/components/learning/reviews/distribution'
import { ReplyShown } from '@/components/learning/reviews/reply-shown'
import { Avatar } from '@/components/ui/avatar'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import { Stars } from '@/components/ui/stars'
import { Time } from '@/components/ui/time'
import type { Review, ReviewList } from '@/lib/learning/reviews/schemas'
import { ReplyForm } from './reply-form'

type StudioReviewsProps = {
  userId: string
  courseId: string
  list: ReviewList
  unanswered: boolean
  from: string | undefined
  now: Date
}

export function StudioReviews({ userId, courseId, list, unanswered, from, now }: StudioReviewsProps) {
  const address = studioPath(courseId, 'reviews')
  const next =
    list.nextCursor && new URLSearchParams({ ...(unanswered && { show: 'unanswered' }), cursor: list.nextCursor })
  return (
    <div className="grid max-w-4xl gap-5">
      <h2 className="font-semibold text-xl">Reviews</h2>
      {list.rating !== null && <Distribution list={list} rating={list.rating} />}
      <div>
        <Chip href={unanswered ? address : `${address}?show=unanswered`} selected={unanswered}>
          Without an answer
        </Chip>
      </div>
      {list.items.length === 0 ? (
        <EmptyState title={unanswered ? 'All answered' : 'No review yet'}>
          {unanswered
            ? 'Every review of this course has an answer.'
            : 'Whoever is 20 % through the course can say how it is. You can answer each review here.'}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-raised">
          {list.items.map(review => (
            <ReviewRow key={review.id} userId={userId} review={review} now={now} />
          ))}
        </ul>
      )}
      {(next || from) && <Pager href={next ? `${address}?${next}` : undefined} label="Older reviews" />}
    </div>
  )
}

function ReviewRow({ userId, review, now }: { userId: string; review: Review; now: Date }) {
  const { author, reply } = review
  return (
    <li className="flex items-start gap-3 px-4 py-4">
      <Avatar name={author.name} image={author.image} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere font-medium">{author.name}</span>
          <Stars value={review.rating} />
          <Time at={new Date(review.createdAt)} now={now} className="text-muted text-sm" />
        </p>
        {review.body && <p className="wrap-anywhere max-w-[68ch] whitespace-pre-line">{review.body}</p>}
        {reply && <ReplyShown reply={reply} now={now} />}
        <ReplyForm
          key={reply?.repliedAt ?? 'unanswered'}
          userId={userId}
          reviewId={review.id}
          authorName={author.name}
          written={reply?.body ?? null}
        />
      </div>
    </li>
  )
}
