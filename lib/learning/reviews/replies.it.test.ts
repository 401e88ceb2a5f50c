// Answers to reviews, by role: given, changed and taken back by those who teach, read by everybody.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { courseReviews } from '@/db/schema/learning'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { courseReviewList } from './reads'
import { removeReply } from './remove-reply'
import { replyToReview } from './reply-to-review'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const visitor = contextFor(guest)
const system = contextFor(systemActor('test'))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )

async function reviewed() {
  const [owner, author] = [await newPerson('instructor'), await newPerson()]
  const course = await newCourse({ ownerId: owner.id })
  const reviewId = newId()
  await db(system)
    .insert(courseReviews)
    .values({ id: reviewId, courseId: course.id, userId: author.id, rating: 4, body: 'More examples, please.' })
  return { owner, author, courseId: course.id, reviewId }
}

test('those who teach answer, assistants too; others do not', async () => {
  const { owner, author, courseId, reviewId } = await reviewed()
  const helper = await newPerson()
  await db(system).insert(courseStaff).values({ courseId, userId: helper.id, role: 'assistant' })
  const cases: [Context, string][] = [
    [visitor, 'unauthenticated'],
    [author.ctx, 'forbidden'],
    [(await newPerson('instructor')).ctx, 'forbidden'],
    [helper.ctx, 'fine'],
    [owner.ctx, 'fine'],
    [(await newPerson('admin')).ctx, 'fine'],
  ]
  for (const [ctx, expected] of cases) {
    expect(await refusal(replyToReview(ctx, { reviewId, body: 'They are coming.' }))).toBe(expected)
  }
  expect(await refusal(removeReply(author.ctx, { reviewId }))).toBe('forbidden')
  for (const nowhere of [newId(), 'nonsense']) {
    expect(await refusal(replyToReview(owner.ctx, { reviewId: nowhere, body: 'Hello' }))).toBe('not_found')
  }
})

test('an answer stands under its review, is changed and taken back, and each is a fact', async () => {
  const { owner, author, courseId, reviewId } = await reviewed()
  const waiting = async () =>
    (await courseReviewList(visitor, courseId, { limit: 20, unanswered: true })).items.map(({ id }) => id)
  expect(await waiting()).toEqual([reviewId])
  for (const body of ['Soon.', 'Soon.', 'Here they are.']) await replyToReview(owner.ctx, { reviewId, body })
  expect(await waiting()).toEqual([])
  const [review] = (await courseReviewList(visitor, courseId, { limit: 20 })).items
  expect(review).toMatchObject({ rating: 4, reply: { body: 'Here they are.', by: { id: owner.id } } })
  await removeReply(owner.ctx, { reviewId })
  expect(await refusal(removeReply(owner.ctx, { reviewId }))).toBe('not_found')
  expect(await waiting()).toEqual([reviewId])
  const facts = await db(system).select().from(outbox).where(eq(outbox.name, 'review.replied')).orderBy(outbox.id)
  expect(
    facts.map(({ payload }) => payload).filter(payload => (payload as { reviewId: string }).reviewId === reviewId),
  ).toEqual([
    { courseId, userId: author.id, reviewId, before: null, after: 'Soon.' },
    { courseId, userId: author.id, reviewId, before: 'Soon.', after: 'Here they are.' },
    { courseId, userId: author.id, reviewId, before: 'Here they are.', after: null },
  ])
})
