// Somebody who teaches gave access to a course.
import { z } from 'zod'
import { enrollmentCreated } from '@/lib/events/learning'
import { defineKind } from '../kind'
import { courseNamed } from '../told/reads'

export const accessGranted = defineKind({
  key: 'access.granted',
  label: 'You are given access to a course',
  group: 'Learning',
  on: enrollmentCreated,
  data: z.object({ course: z.string(), slug: z.string() }),
  email: true,
  async tell(ctx, { actorId, payload: { userId, courseId } }) {
    if (actorId === null || actorId === userId) return []
    const course = await courseNamed(ctx, courseId)
    return course ? [{ userId, about: courseId, data: { course: course.title, slug: course.slug } }] : []
  },
  words: ({ course, slug }) => ({
    title: `You now have access to “${course}”`,
    action: 'Open the course',
    href: `/courses/${slug}`,
  }),
})
