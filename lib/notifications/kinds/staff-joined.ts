// Somebody now teaches a course with others.
import { z } from 'zod'
import { staffAdded } from '@/lib/events/courses'
import { defineKind } from '../kind'
import { courseNamed } from '../told/reads'

const ROLES = { owner: 'its owner', co_instructor: 'a co-instructor', assistant: 'an assistant' }

export const staffJoined = defineKind({
  key: 'staff.joined',
  label: 'You are asked to teach a course',
  group: 'Teaching',
  on: staffAdded,
  data: z.object({ course: z.string(), courseId: z.string(), role: z.enum(['owner', 'co_instructor', 'assistant']) }),
  email: true,
  async tell(ctx, { actorId, payload: { userId, courseId, role } }) {
    if (actorId === null || actorId === userId) return []
    const course = await courseNamed(ctx, courseId)
    return course ? [{ userId, about: courseId, data: { course: course.title, courseId, role } }] : []
  },
  words: ({ course, courseId, role }) => ({
    title: `You teach “${course}” now, as ${ROLES[role]}`,
    action: 'Open the studio',
    href: `/teach/${courseId}`,
  }),
})
