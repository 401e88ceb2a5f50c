// How ratings add up: the mean that is shown, and the score that lists are sorted by.

/** The score imagines five votes of 3.5 beside the real ones, so that one enthusiast does not top the list. */
const IMAGINED = { votes: 5, rating: 3.5 }

export type Ratings = { ratingCounts: number[]; ratingCount: number; rating: number | null; ratingScore: number }

/** From one rating to another; null where there was or is none. */
export type RatingChange = { rating: number | null; previousRating: number | null }

/** `counts[0]` are the ones with one star, `counts[4]` those with five. */
export function countRating(counts: number[], { rating, previousRating }: RatingChange): Ratings {
  const ratingCounts = [1, 2, 3, 4, 5].map(
    stars => (counts[stars - 1] ?? 0) + (stars === rating ? 1 : 0) - (stars === previousRating ? 1 : 0),
  )
  const ratingCount = ratingCounts.reduce((sum, count) => sum + count, 0)
  const sum = ratingCounts.reduce((all, count, at) => all + count * (at + 1), 0)
  const score = (sum + IMAGINED.votes * IMAGINED.rating) / (ratingCount + IMAGINED.votes)
  const rounded = (value: number) => Math.round(value * 100) / 100
  return {
    ratingCounts,
    ratingCount,
    rating: ratingCount > 0 ? rounded(sum / ratingCount) : null,
    ratingScore: rounded(score),
  }
}
