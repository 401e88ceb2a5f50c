// Enrolling, progressing and completing keep their promises on a real database, also when done twice at once.
import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { lessons } from '@/db/schema/courses'
import { enrollments, lessonProgress } from '@/db/schema/learning'
import { outbox } from '@/db/schema/platform'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { completeLesson } from './complete-lesson'
import { enroll } from './enroll'
import { grantAccess } from './grant-access'
import { openLesson } from './open-lesson'
import { courseProgress, enrollmentOf } from './reads'
import { recordProgress } from './record-progress'
import { revokeAccess } from './revoke-access'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const factsOf = (name: string, actorId: string) =>
  db(system)
    .select()
    .from(outbox)
    .where(and(eq(outbox.name, name), eq(outbox.actorId, actorId)))

/** What a row meets whose lesson is deleted while it is being written: it is not there afterwards. */
const vanishing = (lessonId: string) => [
  'create function vanish() returns trigger language plpgsql as $$ begin return null; end $$',
  `create trigger vanish before insert on lesson_progress for each row when (new.lesson_id = '${lessonId}') execute function vanish()`,
]

async function learnerIn(outline: NonNullable<Parameters<typeof newCourse>[0]>['outline']) {
  const course = await newCourse({ outline })
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  const [lesson] = course.lessons
  if (!lesson) throw new Error('a course for learners has a lesson')
  return { ...learner, course, lessonId: lesson.id }
}

describe('enrolling', () => {
  test('twice at once gives one enrollment and one fact', async () => {
    const { id } = await newCourse()
    const { ctx, id: userId } = await newPerson()
    const replies = await Promise.all([1, 2, 3].map(() => enroll(ctx, { courseId: id })))
    expect(replies.filter(reply => reply.created)).toHaveLength(1)
    expect(new Set(replies.map(reply => reply.enrollment.id)).size).toBe(1)
    expect(await factsOf('enrollment.created', userId)).toHaveLength(1)
    expect((await enrollmentOf(ctx, id))?.userId).toBe(userId)
  })

  test('takes the slug for the course', async () => {
    const { slug, id } = await newCourse()
    const { ctx } = await newPerson()
    expect((await enroll(ctx, { courseId: slug })).enrollment.courseId).toBe(id)
  })

  test('a paid course asks for payment, and says how', async () => {
    const { id, slug } = await newCourse({ priceMinor: 2900 })
    const { ctx } = await newPerson()
    await expect(enroll(ctx, { courseId: id })).rejects.toMatchObject({
      reason: 'payment_required',
      extra: {
        checkout: { options: [{ kind: 'purchase', priceMinor: 2900, currency: 'EUR', url: `/courses/${slug}` }] },
      },
    })
    expect(await enrollmentOf(ctx, id)).toBeNull()
  })

  test('whom the staff grants access is enrolled, once', async () => {
    const teacher = await newPerson('instructor')
    const { id } = await newCourse({ priceMinor: 2900, ownerId: teacher.id })
    const learner = await newPerson()
    const granted = await grantAccess(teacher.ctx, { courseId: id, userEmail: learner.email.toUpperCase() })
    expect(granted).toMatchObject({ created: true, enrollment: { userId: learner.id } })
    expect(await grantAccess(teacher.ctx, { courseId: id, userId: learner.id })).toMatchObject({ created: false })
    expect(await enroll(learner.ctx, { courseId: id })).toMatchObject({ created: false })
  })

  test('only staff and admins grant access, and only to people who are there', async () => {
    const { id } = await newCourse({ priceMinor: 2900 })
    const [other, admin] = [await newPerson('instructor'), await newPerson('admin')]
    const grant = { courseId: id, userId: other.id }
    await expect(grantAccess(other.ctx, grant)).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(grantAccess(admin.ctx, { courseId: id, userEmail: 'nobody@example.com' })).rejects.toMatchObject({
      errors: [{ path: 'userEmail' }],
    })
    expect(await grantAccess(admin.ctx, grant)).toMatchObject({ created: true })
  })

  test('nobody is let into a draft, no id that nobody has is let in, and who is not there is not put out', async () => {
    const teacher = await newPerson('instructor')
    const [open, draft] = [
      await newCourse({ ownerId: teacher.id }),
      await newCourse({ status: 'draft', ownerId: teacher.id }),
    ]
    const learner = await newPerson()
    await expect(grantAccess(teacher.ctx, { courseId: draft.id, userId: learner.id })).rejects.toMatchObject({
      reason: 'conflict',
    })
    await expect(grantAccess(teacher.ctx, { courseId: open.id, userId: newId() })).rejects.toMatchObject({
      errors: [{ path: 'userId' }],
    })
    for (const userId of [learner.id, 'nonsense']) {
      const revoked = revokeAccess(teacher.ctx, { courseId: open.id, userId, reason: '' })
      await expect(revoked).rejects.toMatchObject({ reason: 'not_found' })
    }
  })

  test('a draft is missing for learners, and open to its staff', async () => {
    const teacher = await newPerson('instructor')
    const { id } = await newCourse({ status: 'draft', priceMinor: 500, ownerId: teacher.id })
    const { ctx } = await newPerson()
    await expect(enroll(ctx, { courseId: id })).rejects.toMatchObject({ reason: 'not_found' })
    await expect(enroll(ctx, { courseId: 'no such course' })).rejects.toMatchObject({ reason: 'not_found' })
    expect(await enroll(teacher.ctx, { courseId: id })).toMatchObject({ created: true })
    await expect(enroll({ ...ctx, actor: guest }, { courseId: id })).rejects.toMatchObject({
      reason: 'unauthenticated',
    })
  })
})

describe('progress', () => {
  test('the first message opens the lesson; from there at most twice the elapsed time counts', async () => {
    const { ctx, clock, lessonId } = await learnerIn([[{ kind: 'video', durationSeconds: 100 }]])
    const first = await recordProgress(ctx, { lessonId, positionSeconds: 4, watched: [[0, 90]], activeSeconds: 90 })
    expect(first).toEqual({
      lessonId,
      status: 'started',
      positionSeconds: 4,
      secondsSpent: 0,
      completedAt: null,
      missing: ['Watch 90 more seconds of the video'],
    })
    clock.pass(20)
    const second = await recordProgress(ctx, { lessonId, watched: [[0, 90]], activeSeconds: 30 })
    expect(second).toMatchObject({
      positionSeconds: 4,
      secondsSpent: 20,
      missing: ['Watch 50 more seconds of the video'],
    })
    clock.pass(25)
    const third = await recordProgress(ctx, {
      lessonId,
      positionSeconds: 5000,
      watched: [
        [0, 90],
        [95, 9000],
      ],
    })
    expect(third).toMatchObject({ positionSeconds: 100, secondsSpent: 20, missing: [] })
  })

  test('two tabs that claim the same minute are credited one', async () => {
    const { ctx, clock, course, lessonId } = await learnerIn([[{}, {}]])
    const other = course.lessons[1]?.id ?? ''
    await openLesson(ctx, { lessonId })
    await openLesson(ctx, { lessonId: other })
    clock.pass(60)
    await Promise.all([lessonId, other].map(id => recordProgress(ctx, { lessonId: id, activeSeconds: 60 })))
    expect(await courseProgress(ctx, course.id)).toMatchObject({ secondsSpent: 60 })
  })

  test('messages at once lose nothing that was watched', async () => {
    const { ctx, clock, lessonId, id } = await learnerIn([[{ kind: 'video', durationSeconds: 300 }]])
    await openLesson(ctx, { lessonId })
    clock.pass(300)
    const spans = [0, 1, 2, 3, 4, 5].map(i => [i * 50, i * 50 + 50] as [number, number])
    await Promise.all(spans.map(span => recordProgress(ctx, { lessonId, watched: [span] })))
    const [row] = await db(system).select().from(lessonProgress).where(eq(lessonProgress.userId, id))
    expect(row).toMatchObject({ watched: [[0, 300]], watchedSeconds: 300 })
  })

  test('who is not enrolled is refused; what nobody may know is missing', async () => {
    const [open, draft] = [await newCourse(), await newCourse({ status: 'draft' })]
    const { ctx } = await newPerson()
    const at = (course: typeof open) =>
      recordProgress(ctx, { lessonId: course.lessons[0]?.id ?? '', positionSeconds: 1 })
    await expect(at(open)).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(at(draft)).rejects.toMatchObject({ reason: 'not_found' })
    await expect(courseProgress(ctx, open.id)).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(courseProgress(ctx, draft.id)).rejects.toMatchObject({ reason: 'not_found' })
  })

  test('a lesson that is taken out at the very moment in which it is opened keeps nothing and says so', async () => {
    const gone = { reason: 'conflict', message: 'This lesson has just been taken out of its course.' }
    for (const first of [recordProgress, completeLesson]) {
      const { ctx, lessonId, id } = await learnerIn([[{}, {}]])
      for (const statement of vanishing(lessonId)) await db(system).execute(sql.raw(statement))
      await expect(first(ctx, { lessonId })).rejects.toMatchObject(gone)
      expect(await db(system).select().from(lessonProgress).where(eq(lessonProgress.userId, id))).toEqual([])
      await db(system).execute(sql.raw('drop function vanish() cascade'))
    }
  })

  test('a lesson that was taken out is missing', async () => {
    const { ctx, lessonId, clock } = await learnerIn([[{}]])
    await openLesson(ctx, { lessonId })
    await db(system).update(lessons).set({ removedAt: clock.now() }).where(eq(lessons.id, lessonId))
    await expect(recordProgress(ctx, { lessonId })).rejects.toMatchObject({ reason: 'not_found' })
  })
})

describe('completing', () => {
  test('an article at once; twice at once is one fact', async () => {
    const { ctx, course, lessonId, id } = await learnerIn([[{}, {}]])
    const replies = await Promise.all([1, 2].map(() => completeLesson(ctx, { lessonId })))
    for (const reply of replies)
      expect(reply).toMatchObject({ progress: { status: 'completed', missing: [] }, award: null })
    const facts = await factsOf('lesson.completed', id)
    expect(facts.map(fact => fact.payload)).toEqual([
      { courseId: course.id, lessonId, userId: id, kind: 'article', difficulty: 'medium', first: true },
    ])
    expect(await courseProgress(ctx, course.id)).toMatchObject({ percent: 50, completedLessons: 1, totalLessons: 2 })
  })

  test('a video without its evidence is refused in words, and stays complete once it was', async () => {
    const { ctx, clock, lessonId } = await learnerIn([[{ kind: 'video', durationSeconds: 60 }]])
    await openLesson(ctx, { lessonId })
    await expect(completeLesson(ctx, { lessonId })).rejects.toMatchObject({
      reason: 'conflict',
      code: 'evidence_missing',
      extra: { missing: ['Watch 54 more seconds of the video'] },
    })
    clock.pass(60)
    await recordProgress(ctx, { lessonId, watched: [[0, 60]] })
    await completeLesson(ctx, { lessonId })
    await db(system).update(lessons).set({ durationSeconds: 900 }).where(eq(lessons.id, lessonId))
    expect(await completeLesson(ctx, { lessonId })).toMatchObject({ progress: { status: 'completed', missing: [] } })
    expect(await recordProgress(ctx, { lessonId })).toMatchObject({ status: 'completed', missing: [] })
  })

  test('the last required lesson completes the course, once, also when two come at once', async () => {
    const { ctx, course, id } = await learnerIn([[{}, {}], [{ optional: true }]])
    const [one, two, optional] = course.lessons
    await Promise.all([one, two].map(lesson => completeLesson(ctx, { lessonId: lesson?.id ?? '' })))
    const done = await courseProgress(ctx, course.id)
    expect(done).toMatchObject({ percent: 100, completedLessons: 2, totalLessons: 2, completedAt: expect.any(String) })
    expect(done.lessons.map(lesson => lesson.status)).toEqual(['completed', 'completed', 'not_started'])
    await completeLesson(ctx, { lessonId: optional?.id ?? '' })
    expect(await factsOf('course.completed', id)).toHaveLength(1)
    const [row] = await db(system).select().from(enrollments).where(eq(enrollments.userId, id))
    expect(row?.completedLessons).toBe(2)
  })
})
