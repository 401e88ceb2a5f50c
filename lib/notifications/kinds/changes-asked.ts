// An admin asks for changes before a course is published.
import { z } from 'zod'
import { changesRequested } from '@/lib/events/courses'
import { defineKind } from '../kind'

export const changesAsked = defineKind({
  key: 'course.changes-asked',
  label: 'Changes to your course are asked for',
  group: 'Teaching',
  on: changesRequested,
  data: z.object({ course: z.string(), courseId: z.string(), note: z.string() }),
  email: true,
  tell: async (_, { payload: { courseId, title, ownerId, note } }) => [
    { userId: ownerId, about: courseId, data: { course: title, courseId, note: note.slice(0, 500) } },
  ],
  words: ({ course, courseId, note }) => ({
    title: `Please change “${course}” before it is published: ${note}`,
    action: 'See what is asked',
    href: `/teach/${courseId}/publish`,
  }),
})
