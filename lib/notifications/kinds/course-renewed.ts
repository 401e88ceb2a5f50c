// A course that one takes has a new version.
import { z } from 'zod'
import { coursePublished } from '@/lib/events/courses'
import { defineKind } from '../kind'
import { courseNamed, learnersUnderWay } from '../told/reads'

export const courseRenewed = defineKind({
  key: 'course.renewed',
  label: 'A course that you take has a new version',
  group: 'Learning',
  on: coursePublished,
  data: z.object({ course: z.string(), slug: z.string(), moved: z.boolean() }),
  email: false,
  async tell(ctx, { actorId, payload: { courseId, version, learners } }) {
    if (version === 1) return []
    const course = await courseNamed(ctx, courseId)
    if (!course) return []
    const data = { course: course.title, slug: course.slug, moved: learners === 'migrate' }
    const userIds = await learnersUnderWay(ctx, courseId)
    return userIds.filter(userId => userId !== actorId).map(userId => ({ userId, about: courseId, data }))
  },
  words: ({ course, slug, moved }) => ({
    title: moved
      ? `“${course}” has a new version, and you are on it`
      : `“${course}” has a new version that you can switch to`,
    action: 'Go on learning',
    href: `/learn/${slug}`,
  }),
})
