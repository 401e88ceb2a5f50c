// What people say of a course, and whether one may say something oneself.
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { courses } from '@/db/schema/courses'
import { courseReviews } from '@/db/schema/learning'
import { actorId, type Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { bornOf, pageOf } from '../birth-cursor'
import { courseStanding, percentOf, requiredLessons } from '../reads'
import type { Page } from '../schemas'
import { REVIEW_PERCENT, type Review, type ReviewList, type ReviewStanding } from './schemas'

const repliers = alias(users, 'repliers')
const columns = {
  id: courseReviews.id,
  courseId: courseReviews.courseId,
  rating: courseReviews.rating,
  body: courseReviews.body,
  createdAt: courseReviews.createdAt,
  updatedAt: courseReviews.updatedAt,
  author: { id: users.id, name: users.name, image: users.image },
  reply: courseReviews.reply,
  repliedAt: courseReviews.repliedAt,
  by: { id: repliers.id, name: repliers.name, image: repliers.image },
}
type Row = Omit<Review, 'createdAt' | 'updatedAt' | 'reply'> & {
  createdAt: Date
  updatedAt: Date
  reply: string | null
  repliedAt: Date | null
  by: Review['author'] | null
}

/**
 * The reviews of a course, newest first, with how the stars are distributed over all of them. `unanswered` leaves out those
 * with a reply.
 */
export async function courseReviewList(
  ctx: Context,
  courseRef: string,
  { limit, cursor, unanswered = false }: Page & { unanswered?: boolean },
): Promise<ReviewList> {
  const { courseId } = await courseStanding(ctx, courseRef)
  const list = `reviews ${courseId}${unanswered ? ' unanswered' : ''}`
  const waiting = unanswered ? isNull(courseReviews.reply) : undefined
  const from = cursor === undefined ? undefined : bornOf(list, cursor)
  const after =
    from &&
    sql`(${courseReviews.createdAt}, ${courseReviews.id}) < (${from.createdAt.toISOString()}::timestamptz, ${from.id}::uuid)`
  const found = await db(ctx)
    .select(columns)
    .from(courseReviews)
    .innerJoin(users, eq(users.id, courseReviews.userId))
    .leftJoin(repliers, eq(repliers.id, courseReviews.repliedBy))
    .where(and(eq(courseReviews.courseId, courseId), after, waiting))
    .orderBy(desc(courseReviews.createdAt), desc(courseReviews.id))
    .limit(limit + 1)
  const [stars] = await db(ctx)
    .select({ rating: courses.rating, ratingCount: courses.ratingCount, distribution: courses.ratingCounts })
    .from(courses)
    .where(eq(courses.id, courseId))
  const { page, nextCursor } = pageOf(list, found, limit)
  const { rating, ratingCount, distribution } = stars ?? { rating: null, ratingCount: 0, distribution: [0, 0, 0, 0, 0] }
  return { items: page.map(reviewDto), nextCursor, rating, ratingCount, distribution }
}

/** One's own review of a course. */
export async function reviewOf(ctx: Context, userId: string, courseId: string): Promise<Review | null> {
  const [row] = await db(ctx)
    .select(columns)
    .from(courseReviews)
    .innerJoin(users, eq(users.id, courseReviews.userId))
    .leftJoin(repliers, eq(repliers.id, courseReviews.repliedBy))
    .where(and(eq(courseReviews.courseId, courseId), eq(courseReviews.userId, userId)))
  return row ? reviewDto(row) : null
}

/** One's own review and whether one may write one; the course by id or slug. */
export async function reviewStanding(ctx: Context, courseRef: string): Promise<ReviewStanding & { courseId: string }> {
  const course = await courseStanding(ctx, courseRef)
  const { courseId } = course
  const me = actorId(ctx)
  const refused = (why: string, review: Review | null = null) => ({ courseId, review, mayReview: false, why })
  if (!me) return refused('Sign in and enroll to review this course.')
  const review = await reviewOf(ctx, me, courseId)
  if (course.isStaff) return refused('You teach this course, so its reviews are up to others.', review)
  if (!course.enrollment) return refused('Enroll in this course to review it.', review)
  const { done, total } = await requiredLessons(ctx, me, courseId)
  const percent = percentOf(done, total)
  if (percent >= REVIEW_PERCENT || course.enrollment.completedAt)
    return { courseId, review, mayReview: true, why: null }
  return refused(
    `You can review this course once you are ${REVIEW_PERCENT} % through it. You are at ${percent} % now.`,
    review,
  )
}

function reviewDto({ id, courseId, author, rating, body, createdAt, updatedAt, reply, repliedAt, by }: Row): Review {
  return {
    id,
    courseId,
    author,
    rating,
    body,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    reply: reply === null ? null : { body: reply, repliedAt: (repliedAt ?? updatedAt).toISOString(), by },
  }
}

/** A review for those who teach its course. Throws as `taughtCourse` does, and `not_found`. */
export async function taughtReview(ctx: Context, id: string): Promise<Review> {
  const [row] = isId(id)
    ? await db(ctx)
        .select(columns)
        .from(courseReviews)
        .innerJoin(users, eq(users.id, courseReviews.userId))
        .leftJoin(repliers, eq(repliers.id, courseReviews.repliedBy))
        .where(eq(courseReviews.id, id))
    : []
  if (!row) throw notFound('review')
  await taughtCourse(ctx, row.courseId)
  return reviewDto(row)
}
