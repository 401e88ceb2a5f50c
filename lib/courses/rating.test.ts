// Ratings are counted, moved and taken back, and few of them do not top the list.
import { expect, test } from 'vitest'
import { countRating } from './rating'

test('a first rating, a change and its end', () => {
  const first = countRating([0, 0, 0, 0, 0], { rating: 5, previousRating: null })
  expect(first).toEqual({ ratingCounts: [0, 0, 0, 0, 1], ratingCount: 1, rating: 5, ratingScore: 3.75 })
  const changed = countRating(first.ratingCounts, { rating: 2, previousRating: 5 })
  expect([changed.ratingCounts, changed.rating]).toEqual([[0, 1, 0, 0, 0], 2])
  const gone = countRating(changed.ratingCounts, { rating: null, previousRating: 2 })
  expect(gone).toEqual({ ratingCounts: [0, 0, 0, 0, 0], ratingCount: 0, rating: null, ratingScore: 3.5 })
})

test('counts that are missing are none', () => {
  expect(countRating([], { rating: 1, previousRating: null }).ratingCounts).toEqual([1, 0, 0, 0, 0])
})

test('many good ratings stand above one perfect one', () => {
  const one = countRating([0, 0, 0, 0, 0], { rating: 5, previousRating: null })
  const many = countRating([0, 0, 1, 20, 30], { rating: 5, previousRating: null })
  expect(many.ratingScore).toBeGreaterThan(one.ratingScore)
})
