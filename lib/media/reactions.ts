// What media do when a course is gone.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { media } from '@/db/schema/media'
import { defineReaction, type Reaction } from '@/lib/core/event'
import { courseDeleted } from '@/lib/events/courses'

const forgetCourse = defineReaction({
  name: 'media.forget-course',
  on: courseDeleted,
  mode: 'queued',
  run: (ctx, { payload }) =>
    transact(ctx, async tx => {
      await tx.tx.delete(media).where(eq(media.courseId, payload.courseId))
    }),
})

export const mediaReactions: Reaction[] = [forgetCourse]
