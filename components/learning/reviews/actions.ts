'use server'
// What the review form does.
import { z } from 'zod'
import { deleteReview } from '@/lib/learning/reviews/delete-review'
import { reviewCourse } from '@/lib/learning/reviews/review-course'
import { ReviewInput } from '@/lib/learning/reviews/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

const courseId = z.string().min(1).max(200)
const rating = z.coerce
  .number('please choose how many stars')
  .int('please choose how many stars')
  .min(1, 'please choose how many stars')
  .max(5, 'please choose how many stars')

export const review = action(
  z.object({ courseId, rating, body: ReviewInput.shape.body }),
  showChanged(reviewCourse),
  'course.review',
)
export const takeBackReview = action(z.object({ courseId }), showChanged(deleteReview), 'review.own')
