// How others found a course: the distribution of stars, what they wrote, and one's own word where one may say it.
import { Avatar } from '@/components/ui/avatar'
import { Pager } from '@/components/ui/pager'
import { Stars } from '@/components/ui/stars'
import { Time } from '@/components/ui/time'
import type { Review, ReviewList, ReviewStanding } from '@/lib/learning/reviews/schemas'
import { ReviewForm } from './review-form'

type ReviewsProps = {
  course: { id: string; slug: string }
  list: ReviewList
  /** Of somebody signed in. */
  standing: ReviewStanding | null
  /** The cursor of this page of the list. */
  from: string | undefined
  now: Date
}

export function Reviews({ course, list, standing, from, now }: ReviewsProps) {
  const address = `/courses/${course.slug}`
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="grid scroll-mt-20 gap-5">
      <h2 id="reviews-title" className="font-semibold text-xl">
        How others found it
      </h2>
      {list.rating !== null && <Distribution list={list} rating={list.rating} />}
      {standing?.mayReview && (
        <ReviewForm key={standing.review ? 'written' : 'new'} courseId={course.id} written={standing.review} />
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

function Distribution({ list, rating }: { list: ReviewList; rating: number }) {
  return (
    <div className="flex flex-wrap items-center gap-x-10 gap-y-4">
      <div className="grid justify-items-center gap-1">
        <p className="font-semibold text-4xl tabular-nums">{rating.toFixed(1)}</p>
        <Stars value={rating} />
        <p className="text-muted text-sm">{list.ratingCount.toLocaleString('en')} ratings</p>
      </div>
      <table className="min-w-0 max-w-md flex-1 basis-56 text-sm">
        <caption className="sr-only">How the stars are distributed</caption>
        <tbody>
          {[5, 4, 3, 2, 1].map(stars => (
            <StarRow key={stars} stars={stars} count={list.distribution[stars - 1] ?? 0} of={list.ratingCount} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StarRow({ stars, count, of }: { stars: number; count: number; of: number }) {
  const percent = of === 0 ? 0 : Math.round((100 * count) / of)
  return (
    <tr>
      <th scope="row" className="w-px whitespace-nowrap py-0.5 pe-3 text-start font-normal">
        {stars} {stars === 1 ? 'star' : 'stars'}
      </th>
      <td>
        <span className="block h-2 overflow-hidden rounded-full bg-line forced-colors:border">
          <span className="block h-full bg-ink forced-colors:bg-[Highlight]" style={{ width: `${percent}%` }} />
        </span>
      </td>
      <td className="w-12 ps-3 text-end text-muted tabular-nums">{percent} %</td>
    </tr>
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
      </div>
    </li>
  )
}
