// The hour of a publication came, and something stood in the way.
import { z } from 'zod'
import { publicationFailed } from '@/lib/events/courses'
import { defineKind } from '../kind'

export const publicationStopped = defineKind({
  key: 'course.publication-stopped',
  label: 'Your course could not be published at its hour',
  group: 'Teaching',
  on: publicationFailed,
  data: z.object({ course: z.string(), courseId: z.string(), problem: z.string() }),
  email: true,
  tell: async (_, { payload: { courseId, title, ownerId, problem } }) => [
    { userId: ownerId, about: courseId, data: { course: title, courseId, problem: problem.slice(0, 500) } },
  ],
  words: ({ course, courseId, problem }) => ({
    title: `“${course}” could not be published: ${problem}`,
    action: 'See what is missing',
    href: `/teach/${courseId}/publish`,
  }),
})
