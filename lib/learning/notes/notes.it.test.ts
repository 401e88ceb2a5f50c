// Notes belong to one person, and to nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { enroll } from '../enroll'
import { createNote } from './create-note'
import { deleteNote } from './delete-note'
import { lessonNotes } from './reads'
import { updateNote } from './update-note'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

async function learner() {
  const course = await newCourse()
  const person = await newPerson()
  await enroll(person.ctx, { courseId: course.id })
  return { ...person, lessonId: course.lessons[0]?.id ?? '' }
}

test('are written, changed, listed page by page in their order, and deleted', async () => {
  const { ctx, clock, lessonId } = await learner()
  const written = []
  for (const body of ['one', 'two', 'three']) {
    written.push(await createNote(ctx, { lessonId, body, timestampSeconds: 12 }))
    clock.pass(1)
  }
  const first = await lessonNotes(ctx, lessonId, { limit: 2 })
  expect(first.items).toEqual(written.slice(0, 2))
  const rest = await lessonNotes(ctx, lessonId, { limit: 2, cursor: first.nextCursor ?? '' })
  expect(rest).toEqual({ items: written.slice(2), nextCursor: null })
  const noteId = written[0]?.id ?? ''
  expect(await updateNote(ctx, { noteId, body: 'uno' })).toMatchObject({ body: 'uno', timestampSeconds: 12 })
  expect(await updateNote(ctx, { noteId, timestampSeconds: null })).toMatchObject({
    body: 'uno',
    timestampSeconds: null,
  })
  await deleteNote(ctx, { noteId })
  expect((await lessonNotes(ctx, lessonId, { limit: 20 })).items).toHaveLength(2)
})

test('of another are missing, and their cursors are refused', async () => {
  const [one, other] = [await learner(), await learner()]
  const { id: noteId } = await createNote(one.ctx, { lessonId: one.lessonId, body: 'mine' })
  await expect(updateNote(other.ctx, { noteId, body: 'yours' })).rejects.toMatchObject({ reason: 'not_found' })
  await expect(deleteNote(other.ctx, { noteId })).rejects.toMatchObject({ reason: 'not_found' })
  await expect(createNote(other.ctx, { lessonId: one.lessonId, body: 'x' })).rejects.toMatchObject({
    reason: 'forbidden',
  })
  const page = { limit: 1, cursor: 'bm9uc2Vuc2U' }
  await expect(lessonNotes(one.ctx, one.lessonId, page)).rejects.toMatchObject({ errors: [{ path: 'cursor' }] })
})
