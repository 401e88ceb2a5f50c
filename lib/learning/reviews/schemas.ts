// What reviews take and give at the doors.
import { z } from 'zod'
import { PublicUser } from '@/lib/accounts/schemas'
import { prose } from '../schemas'

/** How far one has to be before one may judge a course. */
export const REVIEW_PERCENT = 20

const rating = z.int('is a whole number of stars').min(1, 'is at least 1').max(5, 'is at most 5')

export const ReviewInput = z.strictObject({ rating, body: prose(0, 5000).default('') }).meta({ id: 'ReviewInput' })
export type ReviewInput = z.infer<typeof ReviewInput>

/** What those who teach answered; `by` is null when that account is gone. */
export const ReviewReply = z.object({
  body: z.string(),
  repliedAt: z.iso.datetime(),
  by: PublicUser.nullable(),
})
export const ReplyInput = z.strictObject({ body: prose(1, 2000) }).meta({ id: 'ReplyInput' })
export type ReplyInput = z.infer<typeof ReplyInput>

export const Review = z
  .object({
    id: z.string(),
    courseId: z.string(),
    author: PublicUser,
    rating,
    body: z.string(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    reply: ReviewReply.nullable(),
  })
  .meta({ id: 'Review' })
export type Review = z.infer<typeof Review>

/** `distribution[0]` are the reviews with one star, `distribution[4]` those with five. */
export const ReviewList = z
  .object({
    items: z.array(Review),
    nextCursor: z.string().nullable(),
    rating: z.number().nullable(),
    ratingCount: z.int(),
    distribution: z.array(z.int()).length(5),
  })
  .meta({ id: 'ReviewList' })
export type ReviewList = z.infer<typeof ReviewList>

/** Whether somebody may review a course, and in words why not. */
export type ReviewStanding = { review: Review | null; mayReview: boolean; why: string | null }
