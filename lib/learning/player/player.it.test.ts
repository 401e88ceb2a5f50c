// The player and Home show the learner's way as it is, and no more than they may see.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest } from '@/lib/core/context'
import { completeLesson } from '../complete-lesson'
import { enroll } from '../enroll'
import { openLesson } from '../open-lesson'
import { recordProgress } from '../record-progress'
import { continueLearning, lessonState } from './reads'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const visitor = contextFor(guest)

async function course() {
  const made = await newCourse({
    outline: [
      [{ freePreview: true }, { kind: 'video', durationSeconds: 100 }],
      [{ optional: true }, { durationSeconds: 60 }],
    ],
  })
  const [preview = '', video = '', optional = '', last = ''] = made.lessons.map(lesson => lesson.id)
  return { ...made, preview, video, optional, last }
}

test('the player of a learner: progress, what is missing, neighbors, the outline with its states', async () => {
  const { id, preview, video, optional } = await course()
  const { ctx, clock } = await newPerson()
  await enroll(ctx, { courseId: id })
  await completeLesson(ctx, { lessonId: preview })
  await openLesson(ctx, { lessonId: video })
  clock.pass(30)
  await recordProgress(ctx, { lessonId: video, positionSeconds: 30, watched: [[0, 30]] })
  const state = await lessonState(ctx, video)
  expect(state).toMatchObject({
    courseId: id,
    lesson: { id: video, kind: 'video' },
    progress: { status: 'started', positionSeconds: 30, missing: ['Watch 60 more seconds of the video'] },
    watched: [[0, 30]],
    percent: 33,
    completedLessons: 1,
    totalLessons: 3,
    previous: { id: preview },
    next: { id: optional },
  })
  expect(state.sections.map(section => section.lessons.map(lesson => lesson.status))).toEqual([
    ['completed', 'started'],
    ['not_started', 'not_started'],
  ])
  expect(state.sections.flatMap(section => section.lessons).some(lesson => lesson.lock !== null)).toBe(false)
})

test('a visitor sees a free preview, with the rest locked, and nothing of anybody’s progress', async () => {
  const { preview, video } = await course()
  const state = await lessonState(visitor, preview)
  expect(state).toMatchObject({ progress: null, watched: [], percent: 0 })
  expect(state.sections.flatMap(section => section.lessons).map(lesson => lesson.lock !== null)).toEqual([
    false,
    true,
    true,
    true,
  ])
  await expect(lessonState(visitor, video)).rejects.toMatchObject({ reason: 'unauthenticated' })
  await expect(lessonState((await newPerson()).ctx, video)).rejects.toMatchObject({ reason: 'forbidden' })
})

test('Home continues where the learner was, the last used course first, and drops what is complete', async () => {
  const [first, second] = [await course(), await course()]
  const { ctx, clock } = await newPerson()
  for (const { id } of [first, second]) await enroll(ctx, { courseId: id })
  clock.pass(10)
  await completeLesson(ctx, { lessonId: second.preview })
  clock.pass(10)
  await openLesson(ctx, { lessonId: first.video })
  await recordProgress(ctx, { lessonId: first.video, positionSeconds: 42.5 })
  const home = await continueLearning(ctx)
  expect(home.map(underway => underway.courseId)).toEqual([first.id, second.id])
  expect(home[0]).toMatchObject({
    slug: first.slug,
    percent: 0,
    lessonCount: 3,
    lastLesson: { id: first.video, positionSeconds: 42.5 },
    next: { id: first.video, positionSeconds: 42.5 },
  })
  expect(home[1]).toMatchObject({
    percent: 33,
    next: { id: second.video },
    sections: [
      { lessonCount: 2, doneCount: 1, durationSeconds: 100 },
      { lessonCount: 1, doneCount: 0, durationSeconds: 60 },
    ],
  })
  clock.pass(100)
  await recordProgress(ctx, { lessonId: first.video, watched: [[0, 100]] })
  for (const lessonId of [first.preview, first.video, first.last]) await completeLesson(ctx, { lessonId })
  expect((await continueLearning(ctx)).map(underway => underway.courseId)).toEqual([second.id])
})
