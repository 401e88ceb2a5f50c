// A course got another owner.
import { z } from 'zod'
import { ownershipTransferred } from '@/lib/events/courses'
import { defineKind } from '../kind'
import { courseNamed } from '../told/reads'

export const courseHandedOver = defineKind({
  key: 'course.handed-over',
  label: 'A course is handed over to you',
  group: 'Teaching',
  on: ownershipTransferred,
  data: z.object({ course: z.string(), courseId: z.string() }),
  email: true,
  async tell(ctx, { actorId, payload: { courseId, after } }) {
    const course = await courseNamed(ctx, courseId)
    return course && after !== actorId
      ? [{ userId: after, about: courseId, data: { course: course.title, courseId } }]
      : []
  },
  words: ({ course, courseId }) => ({
    title: `“${course}” is yours now`,
    action: 'Open the studio',
    href: `/teach/${courseId}`,
  }),
})
