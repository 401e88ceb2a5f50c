// What can happen while people learn.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'

const Deed = z.object({ courseId: z.uuid(), userId: z.uuid() })

export const enrollmentCreated = defineFact('enrollment.created', Deed.extend({ enrollmentId: z.uuid() }))

const OnVersion = z.object({ versionId: z.uuid().nullable(), learners: z.int() })
/** Learners under way were moved to a newer version of their course. */
export const learnersMigrated = defineFact(
  'learners.migrated',
  z.object({
    courseId: z.uuid(),
    versionId: z.uuid(),
    count: z.int(),
    before: z.array(OnVersion),
    after: z.array(OnVersion),
  }),
)

/** Access was taken by those who teach; `reason` is theirs. Progress in the lessons is kept. */
export const enrollmentRevoked = defineFact(
  'enrollment.revoked',
  Deed.extend({ enrollmentId: z.uuid(), reason: z.string(), before: z.record(z.string(), z.unknown()).optional() }),
)

/** Recorded once a person and lesson, hence `first`. */
export const lessonCompleted = defineFact(
  'lesson.completed',
  Deed.extend({
    lessonId: z.uuid(),
    kind: z.enum(['article', 'video', 'quiz', 'assignment', 'file', 'embed']),
    difficulty: z.enum(['easy', 'medium', 'hard', 'expert']),
    first: z.literal(true),
  }),
)
/** All required lessons are complete; recorded once an enrollment. */
export const courseCompleted = defineFact('course.completed', Deed.extend({ enrollmentId: z.uuid() }))

/** A note for oneself: what it says is nobody else's, only how long it is and whether it is pinned to a second. */
export const noteWritten = defineFact(
  'note.written',
  Deed.extend({ noteId: z.uuid(), lessonId: z.uuid(), length: z.int(), timestampSeconds: z.int().nullable() }),
)

const rating = z.int().min(1).max(5)
/** Written or changed; `previousRating` is null for the first. */
export const reviewWritten = defineFact('review.written', Deed.extend({ rating, previousRating: rating.nullable() }))
/** `userId` wrote the review; null is no reply. */
export const reviewReplied = defineFact(
  'review.replied',
  Deed.extend({ reviewId: z.uuid(), before: z.string().nullable(), after: z.string().nullable() }),
)
export const reviewDeleted = defineFact('review.deleted', Deed.extend({ rating }))

/** Written to learners by those who teach; whom exactly is in the message's recipients. */
export const messageSent = defineFact(
  'message.sent',
  z.object({
    messageId: z.uuid(),
    courseId: z.uuid(),
    kind: z.enum(['announcement', 'message']),
    recipientCount: z.int(),
  }),
)
