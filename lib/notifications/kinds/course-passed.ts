// An admin passed the review of a course: it is published.
import { z } from 'zod'
import { reviewPassed } from '@/lib/events/courses'
import { defineKind } from '../kind'

export const coursePassed = defineKind({
  key: 'course.passed',
  label: 'Your course passes its review',
  group: 'Teaching',
  on: reviewPassed,
  data: z.object({ course: z.string(), courseId: z.string() }),
  email: true,
  tell: async (_, { payload: { courseId, title, ownerId } }) => [
    { userId: ownerId, about: courseId, data: { course: title, courseId } },
  ],
  words: ({ course, courseId }) => ({
    title: `“${course}” passed its review and is published`,
    action: 'Open the studio',
    href: `/teach/${courseId}`,
  }),
})
