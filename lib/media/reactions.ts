// What media do when a course is gone, when an upload has arrived, and when a video is stored.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { media } from '@/db/schema/media'
import { defineReaction, type Reaction } from '@/lib/core/event'
import { courseDeleted, lessonsCopied } from '@/lib/events/courses'
import { uploadReceived, videoStored } from '@/lib/events/media'
import { copyMedia } from './copy-media'
import { makeRenditions } from './renditions/make-renditions'
import { takeInUpload } from './uploads/take-in-upload'

const forgetCourse = defineReaction({
  name: 'media.forget-course',
  on: courseDeleted,
  mode: 'queued',
  run: (ctx, { payload }) =>
    transact(ctx, async tx => {
      await tx.tx.delete(media).where(eq(media.courseId, payload.courseId))
    }),
})

const takeIn = defineReaction({
  name: 'media.take-in-upload',
  on: uploadReceived,
  mode: 'queued',
  run: (ctx, { payload }) => takeInUpload(ctx, payload),
})

const render = defineReaction({
  name: 'media.make-renditions',
  on: videoStored,
  mode: 'queued',
  slow: true,
  run: (ctx, { payload }) => makeRenditions(ctx, payload),
})

/** In the transaction of the copy, which refers to the new media right afterwards. */
const copyAlong = defineReaction({
  name: 'media.copy-along',
  on: lessonsCopied,
  mode: 'inline',
  run: (ctx, { payload: { courseId, media: pairs } }) => copyMedia(ctx, { courseId, pairs }),
})

export const mediaReactions: Reaction[] = [copyAlong, forgetCourse, takeIn, render]
