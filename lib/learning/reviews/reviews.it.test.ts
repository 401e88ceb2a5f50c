// Reviews come from those who took enough of a course, one each, and the course's stars follow.
import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { courseReactions } from '@/lib/courses/reactions'
import { completeLesson } from '../complete-lesson'
import { enroll } from '../enroll'
import { deleteReview } from './delete-review'
import { courseReviewList, reviewStanding } from './reads'
import { reviewCourse } from './review-course'

let close: () => Promise<void>
beforeAll(async () => {
  for (const reaction of courseReactions) reactions().set(reaction.name, reaction)
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const visitor = contextFor(guest)
const fiveLessons = () => newCourse({ outline: [[{}, {}, {}, {}, {}]] })

/** Somebody who completed one lesson of five. */
async function reviewer(course: Awaited<ReturnType<typeof newCourse>>) {
  const person = await newPerson()
  await enroll(person.ctx, { courseId: course.id })
  await completeLesson(person.ctx, { lessonId: course.lessons[0]?.id ?? '' })
  return person
}

test('before 20 % a review is refused in words; from 20 % on it is welcome', async () => {
  const course = await fiveLessons()
  const { ctx } = await newPerson()
  const review = { courseId: course.id, rating: 5, body: '' }
  await expect(reviewCourse(ctx, review)).rejects.toMatchObject({ reason: 'forbidden' })
  await enroll(ctx, { courseId: course.id })
  await expect(reviewCourse(ctx, review)).rejects.toThrow('once you are 20 % through it. You are at 0 % now.')
  await completeLesson(ctx, { lessonId: course.lessons[0]?.id ?? '' })
  expect(await reviewStanding(ctx, course.slug)).toMatchObject({ review: null, mayReview: true, why: null })
  const written = await reviewCourse(ctx, review)
  expect(written).toMatchObject({ rating: 5, body: '', courseId: course.id })
  expect((await reviewStanding(ctx, course.id)).review).toEqual(written)
})

test('a second replaces the first, also when two come at once, and the stars follow', async () => {
  const course = await fiveLessons()
  const { ctx, id: actorId } = await reviewer(course)
  await Promise.all([2, 4].map(rating => reviewCourse(ctx, { courseId: course.id, rating, body: 'First' })))
  await reviewCourse(ctx, { courseId: course.id, rating: 3, body: 'On reflection' })
  const list = await courseReviewList(visitor, course.id, { limit: 20 })
  expect(list).toMatchObject({ rating: 3, ratingCount: 1, distribution: [0, 0, 1, 0, 0], nextCursor: null })
  expect(list.items).toMatchObject([{ rating: 3, body: 'On reflection' }])
  const facts = await db(system)
    .select()
    .from(outbox)
    .where(and(eq(outbox.name, 'review.written'), eq(outbox.actorId, actorId)))
    .orderBy(asc(outbox.id))
  const previous = facts.map(({ payload }) => (payload as { previousRating: number | null }).previousRating)
  expect(previous.filter(rating => rating === null)).toHaveLength(1)
})

test('taking it back takes its stars back, once', async () => {
  const course = await fiveLessons()
  const { ctx } = await reviewer(course)
  await reviewCourse(ctx, { courseId: course.id, rating: 1, body: '' })
  await deleteReview(ctx, { courseId: course.id })
  const gone = await courseReviewList(visitor, course.id, { limit: 20 })
  expect(gone).toMatchObject({ items: [], rating: null, ratingCount: 0, distribution: [0, 0, 0, 0, 0] })
  await expect(deleteReview(ctx, { courseId: course.id })).rejects.toMatchObject({ reason: 'not_found' })
})

test('the list comes newest first and page by page', async () => {
  const course = await fiveLessons()
  const written = []
  for (const rating of [1, 2, 3]) {
    const { ctx, clock } = await reviewer(course)
    clock.pass(rating)
    written.push((await reviewCourse(ctx, { courseId: course.id, rating, body: '' })).id)
  }
  const first = await courseReviewList(visitor, course.id, { limit: 2 })
  const rest = await courseReviewList(visitor, course.id, { limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...rest.items].map(review => review.id)).toEqual(written.reverse())
  expect(rest.nextCursor).toBeNull()
  const other = await fiveLessons()
  const foreign = { limit: 2, cursor: first.nextCursor ?? '' }
  await expect(courseReviewList(visitor, other.id, foreign)).rejects.toMatchObject({ errors: [{ path: 'cursor' }] })
})

test('who teaches a course does not review it', async () => {
  const teacher = await newPerson('instructor')
  const course = await newCourse({ ownerId: teacher.id })
  await enroll(teacher.ctx, { courseId: course.id })
  await completeLesson(teacher.ctx, { lessonId: course.lessons[0]?.id ?? '' })
  const review = { courseId: course.id, rating: 5, body: '' }
  await expect(reviewCourse(teacher.ctx, review)).rejects.toMatchObject({ reason: 'forbidden' })
})
