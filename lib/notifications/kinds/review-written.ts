// A learner reviewed a course: ten reviews of one course are one notification to each who teaches it.
import { z } from 'zod'
import { reviewWritten } from '@/lib/events/learning'
import { defineKind } from '../kind'
import { courseNamed, courseTeachers } from '../told/reads'

export const reviewReceived = defineKind({
  key: 'review.received',
  label: 'A learner reviews your course',
  group: 'Teaching',
  on: reviewWritten,
  data: z.object({ course: z.string(), courseId: z.string(), rating: z.number() }),
  email: false,
  async tell(ctx, { actorId, payload: { courseId, rating, previousRating } }) {
    if (previousRating !== null) return []
    const course = await courseNamed(ctx, courseId)
    if (!course) return []
    const data = { course: course.title, courseId, rating }
    const teachers = await courseTeachers(ctx, courseId)
    return teachers.filter(userId => userId !== actorId).map(userId => ({ userId, about: courseId, data }))
  },
  words: ({ course, courseId, rating }, count) => ({
    title: count === 1 ? `A learner gave “${course}” ${rating} of 5 stars` : `${count} learners reviewed “${course}”`,
    action: count === 1 ? 'Read the review' : 'Read the reviews',
    href: `/teach/${courseId}/reviews`,
  }),
})
