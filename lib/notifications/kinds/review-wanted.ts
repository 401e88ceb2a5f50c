// A course waits for an admin: all that wait are one notification.
import { z } from 'zod'
import { reviewRequested } from '@/lib/events/courses'
import { defineKind } from '../kind'
import { admins } from '../told/reads'

export const reviewWanted = defineKind({
  key: 'course.review-wanted',
  label: 'A course waits for your review',
  group: 'Running the site',
  on: reviewRequested,
  data: z.object({ course: z.string() }),
  email: false,
  async tell(ctx, { payload: { title } }) {
    return (await admins(ctx)).map(userId => ({ userId, about: 'reviews', data: { course: title } }))
  },
  words: ({ course }, count) => ({
    title: count === 1 ? `“${course}” waits for your review` : `${count} courses wait for your review`,
    action: 'Review',
    href: '/admin/reviews',
  }),
})
