// Those who teach answered a review.
import { z } from 'zod'
import { reviewReplied } from '@/lib/events/learning'
import { defineKind } from '../kind'
import { courseNamed } from '../told/reads'

export const reviewAnswered = defineKind({
  key: 'review.answered',
  label: 'Your review is answered',
  group: 'Learning',
  on: reviewReplied,
  data: z.object({ course: z.string(), slug: z.string() }),
  email: true,
  async tell(ctx, { actorId, payload: { userId, courseId, after } }) {
    if (after === null || actorId === userId) return []
    const course = await courseNamed(ctx, courseId)
    return course ? [{ userId, about: courseId, data: { course: course.title, slug: course.slug } }] : []
  },
  words: ({ course, slug }) => ({
    title: `Your review of “${course}” was answered`,
    action: 'Read the answer',
    href: `/courses/${slug}`,
  }),
})
