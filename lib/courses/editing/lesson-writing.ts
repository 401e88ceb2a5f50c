// How a sitting of writing a lesson is told.
import { z } from 'zod'
import { difference } from '@/lib/core/difference'
import { lessonEdited } from '@/lib/events/courses'
import type { Writing } from '@/lib/platform/sittings/writing'

const About = z.object({ courseId: z.uuid(), lessonId: z.uuid(), title: z.string() })
type About = z.infer<typeof About>

export const lessonWriting: Writing<About, z.infer<typeof lessonEdited.schema>> = {
  fact: lessonEdited,
  about: About,
  tell: ({ about, before, after, beganAt, ...sitting }) => ({
    ...about,
    ...sitting,
    ...difference(before, after),
    beganAt: beganAt.toISOString(),
  }),
}
