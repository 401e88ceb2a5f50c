// How others found a course: the distribution of stars, what they wrote, and one's own word where one may say it.
import { Avatar } from '@/components/ui/avatar'
import { Pager } from '@/components/ui/pager'
import { Stars } from '@/components/ui/stars'
import { Time } from '@/components/ui/time'
import type { Review, ReviewList, ReviewStanding } from '@/lib/learning/reviews/schemas'
import { Distribution } from './distribution'
import { ReplyShown } from './reply-shown'
import { ReviewForm } from './review-form'

type ReviewsProps = {
  course: { id: string; slug: string }
  /** Who looks, where somebody is signed in. */
  userId: string | null
  list: ReviewList
  /** Of somebody signed in. */
  standing: ReviewStanding | null
  /** The cursor of this page of the list. */
  from: string | undefined
  now: Date
}

export function Reviews({ course, userId, list, standing, from, now }: ReviewsProps) {
  const address = `/courses/${course.slug}`
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="grid scroll-mt-20 gap-5">
      <h2 id="reviews-title" className="font-semibold text-xl">
        How others found it
      </h2>
      {list.rating !== null && <Distribution list={list} rating={list.rating} />}
      {userId && standing?.mayReview && (
        <ReviewForm
          key={standing.review ? 'written' : 'new'}
          userId={userId}
          courseId={course.id}
          written={standing.review}
        />
      )}
      {standing && !standing.mayReview && <p className="text-muted">{standing.why}</p>}
      {list.items.length === 0 ? (
        <p className="text-muted">
          Nobody has reviewed this course yet. Whoever is 20 % through it can be the first to say how it is.
        </p>
      ) : (
        <div>
          <ul className="divide-y divide-line border-line border-y">
            {list.items.map(review => (
              <ReviewRow key={review.id} review={review} now={now} />
            ))}
          </ul>
          {(list.nextCursor || from) && (
            <Pager
              href={list.nextCursor ? `${address}?reviews=${encodeURIComponent(list.nextCursor)}#reviews` : undefined}
              label="Older reviews"
              end="These are the first reviews of this course."
            />
          )}
        </div>
      )}
    </section>
  )
}

function ReviewRow({ review, now }: { review: Review; now: Date }) {
  const { author } = review
  return (
    <li className="flex items-start gap-3 py-4">
      <Avatar name={author.name} image={author.image} />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="wrap-anywhere font-medium">{author.name}</span>
          <Stars value={review.rating} />
          <Time at={new Date(review.createdAt)} now={now} className="text-muted text-sm" />
        </p>
        {review.body && <p className="wrap-anywhere max-w-[68ch] whitespace-pre-line">{review.body}</p>}
        {review.reply && <ReplyShown reply={review.reply} now={now} />}
      </div>
    </li>
  )
}
