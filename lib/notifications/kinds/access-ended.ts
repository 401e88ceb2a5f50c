// Access to a course was taken by those who teach it.
import { z } from 'zod'
import { enrollmentRevoked } from '@/lib/events/learning'
import { defineKind } from '../kind'
import { courseNamed } from '../told/reads'

export const accessEnded = defineKind({
  key: 'access.ended',
  label: 'Your access to a course ends',
  group: 'Learning',
  on: enrollmentRevoked,
  data: z.object({ course: z.string(), reason: z.string() }),
  email: 'by_itself',
  async tell(ctx, { payload: { userId, courseId, reason } }) {
    const course = await courseNamed(ctx, courseId)
    return course ? [{ userId, about: courseId, data: { course: course.title, reason: reason.slice(0, 500) } }] : []
  },
  words: ({ course, reason }) => ({
    title: `Your access to “${course}” has ended${reason ? `: ${reason}` : ''}. What you did there is kept`,
    action: 'See your courses',
    href: '/home',
  }),
})
