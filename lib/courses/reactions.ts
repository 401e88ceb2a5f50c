// What courses do when people enroll and review (keep the counters that the catalogue sorts by), when an upload is stored and when
// time passes.
import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { defineReaction, type Reaction } from '@/lib/core/event'
import { clockMinute } from '@/lib/events/clock'
import { enrollmentCreated, enrollmentRevoked, reviewDeleted, reviewWritten } from '@/lib/events/learning'
import { uploadStored } from '@/lib/events/media'
import { closeSittings } from '@/lib/platform/sittings/close-sittings'
import { attachMedia } from './attach-media'
import { lessonWriting } from './editing/lesson-writing'
import { receiveImport } from './importing/receive-import'
import { publishDue } from './publishing/publish-due'
import { countRating, type RatingChange } from './rating'
import { setCover } from './set-cover'

/** Runs in the transaction of the enrollment itself, so that it counts exactly once. */
const countEnrollment = defineReaction({
  name: 'courses.count-enrollment',
  on: enrollmentCreated,
  mode: 'inline',
  async run(ctx, { payload }) {
    await db(ctx)
      .update(courses)
      .set({ enrollmentCount: sql`${courses.enrollmentCount} + 1` })
      .where(eq(courses.id, payload.courseId))
  },
})

const uncountEnrollment = defineReaction({
  name: 'courses.uncount-enrollment',
  on: enrollmentRevoked,
  mode: 'inline',
  async run(ctx, { payload }) {
    await db(ctx)
      .update(courses)
      .set({ enrollmentCount: sql`greatest(0, ${courses.enrollmentCount} - 1)` })
      .where(eq(courses.id, payload.courseId))
  },
})

const countReview = defineReaction({
  name: 'courses.count-review',
  on: reviewWritten,
  mode: 'inline',
  run: (ctx, { payload }) => rate(ctx, payload.courseId, payload),
})

const uncountReview = defineReaction({
  name: 'courses.uncount-review',
  on: reviewDeleted,
  mode: 'inline',
  run: (ctx, { payload }) => rate(ctx, payload.courseId, { rating: null, previousRating: payload.rating }),
})

/** Runs in the transaction of the review; the course's row is locked, so that two reviews at once both count. */
async function rate(ctx: Context, courseId: string, change: RatingChange): Promise<void> {
  const course = eq(courses.id, courseId)
  const [row] = await db(ctx).select({ counts: courses.ratingCounts }).from(courses).where(course).for('update')
  if (row) await db(ctx).update(courses).set(countRating(row.counts, change)).where(course)
}

/** In the transaction that stores the upload and as its owner: where the lesson cannot take it, nothing is stored at all. */
const useUpload = defineReaction({
  name: 'courses.use-upload',
  on: uploadStored,
  mode: 'inline',
  async run(ctx, { payload: { purpose, mediaId, lessonId, courseId, uploadId, filename, storageKey } }) {
    if (purpose === 'import' && storageKey) await receiveImport(ctx, { id: uploadId, filename, storageKey })
    if (purpose === 'lesson' && mediaId && lessonId) await attachMedia(ctx, { lessonId, mediaId })
    if (purpose === 'cover' && mediaId && courseId) await setCover(ctx, { courseId, mediaId })
  },
})

/** Queued: a publication may take a while, and what fails is tried again. */
const publishScheduled = defineReaction({
  name: 'courses.publish-scheduled',
  on: clockMinute,
  mode: 'queued',
  run: async ctx => void (await publishDue(ctx)),
})

const closeLessons = defineReaction({
  name: 'courses.close-sittings',
  on: clockMinute,
  mode: 'queued',
  run: ctx => closeSittings(ctx, lessonWriting),
})

export const courseReactions: Reaction[] = [
  countEnrollment,
  uncountEnrollment,
  countReview,
  uncountReview,
  useUpload,
  publishScheduled,
  closeLessons,
]
