// Copies say what the original says, belong to whoever made them, and change nothing of the original.

import { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff, courses, lessonMedia, lessons } from '@/db/schema/courses'
import { enrollments } from '@/db/schema/learning'
import { media, mediaFiles } from '@/db/schema/media'
import { mintUser, openTestDatabase } from '@/db/testing'
import { assessmentReactions } from '@/lib/assessments/reactions'
import { writeQuiz } from '@/lib/assessments/write-quiz'
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { addMedia } from '@/lib/media/add-media'
import { openFile } from '@/lib/media/open-file'
import { mediaReactions } from '@/lib/media/reactions'
import { prepareFile } from '@/lib/media/store-file'
import { setPrerequisites } from '../access/set-prerequisites'
import { addCategory } from '../add-category'
import { attachMedia } from '../attach-media'
import { createCourse } from '../create-course'
import { courseToExport } from '../export/reads'
import { publishCourse } from '../publish-course'
import { type Course, CreateCourse } from '../schemas'
import { setLessonMedia } from '../set-lesson-media'
import { updateCourse } from '../update-course'
import { copyLessons } from './copy-lessons'
import { duplicateCourse } from './duplicate-course'
import { markTemplate } from './mark-template'
import { courseTemplates } from './reads'
import { startFromTemplate } from './start-from-template'

const system = contextFor(systemActor('test'))
let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of [...mediaReactions, ...assessmentReactions]) reactions().set(reaction.name, reaction)
  for (const slug of ['science', 'arts']) await addCategory(system, { slug, name: slug, description: '', position: 0 })
})
afterAll(() => close())

const blank = (title: string, categorySlug = 'science') =>
  CreateCourse.parse({
    title,
    descriptionMarkdown: 'What clouds say.',
    categorySlug,
    level: 'beginner',
    language: 'en',
    priceMinor: 0,
    currency: 'EUR',
  })

/** Two lessons: an article that links to the other and offers a file, and a quiz. */
async function original(): Promise<{ teacher: Context; course: Course; mediaId: string }> {
  const teacher = await mintUser('instructor')
  const made = await createCourse(teacher, {
    ...blank('Clouds'),
    sections: [
      {
        title: 'One',
        lessons: [
          { title: 'Why', kind: 'file', skills: ['Seeing'] },
          { title: 'Check', kind: 'quiz', freePreview: true },
        ],
      },
    ],
  })
  const [section] = made.sections
  const [why, check] = section?.lessons ?? []
  if (!section || !why || !check) throw new Error('two lessons')
  const prepared = await prepareFile({ filename: 'rain.csv', open: async () => Readable.from([Buffer.from('a,b\n')]) })
  const mediaId = await addMedia(teacher, { ...prepared, visibility: 'course', courseId: made.id })
  const bodyMarkdown = `[Check](/learn/${made.slug}/${check.id}) ![](/api/v1/media/${mediaId}/960.webp)`
  const course = await updateCourse(teacher, {
    id: made.id,
    sections: [{ id: section.id, title: 'One', lessons: [{ id: why.id, bodyMarkdown }, { id: check.id }] }],
  })
  await attachMedia(teacher, { lessonId: why.id, mediaId })
  await setLessonMedia(teacher, { lessonId: why.id, mediaIds: [mediaId] })
  const choices = [
    { textMarkdown: 'Yes', correct: true },
    { textMarkdown: 'No', correct: false },
  ]
  const promptMarkdown = `Look: ![](/api/v1/media/${mediaId}/960.webp)`
  await writeQuiz(teacher, {
    ...{ lessonId: check.id, courseId: course.id, passPercent: 50, shuffle: false },
    items: [{ kind: 'single', promptMarkdown, choices }],
  })
  await setPrerequisites(teacher, {
    ...{ courseId: course.id, lessonId: check.id },
    requires: [{ kind: 'lesson', lessonId: why.id }],
  })
  return { teacher, course, mediaId }
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )
const lessonsOf = async (ctx: Context, id: string) =>
  (await courseToExport(ctx, id)).sections.flatMap(section => section.lessons)

test('a duplicate is a draft of the actor’s with everything, and its own rows of media and quizzes', async () => {
  const { teacher, course, mediaId } = await original()
  await publishCourse(teacher, { id: course.id })
  const copy = await duplicateCourse(teacher, { id: course.id })
  expect(copy).toMatchObject({ title: 'Clouds (copy)', status: 'draft', lessonCount: 2, enrollmentCount: 0 })
  const [why, check] = await lessonsOf(teacher, copy.id)
  const [copied] = await db(system)
    .select()
    .from(media)
    .where(eq(media.id, why?.mediaId ?? ''))
  expect(copied).toMatchObject({ courseId: copy.id, ownerId: copy.instructor.id })
  expect(copied?.id).not.toBe(mediaId)
  expect(why).toMatchObject({
    skills: ['Seeing'],
    bodyMarkdown: `[Check](/learn/${copy.slug}/${check?.id}) ![](/api/v1/media/${copied?.id}/960.webp)`,
  })
  const keys = await db(system).select().from(mediaFiles)
  const keyOf = (id?: string) => keys.find(file => file.mediaId === id)?.storageKey
  expect(keyOf(copied?.id)).toBe(keyOf(mediaId))
  expect(check?.quiz).toMatchObject({ passPercent: 50, shuffle: false })
  expect(check?.quiz?.items[0]?.promptMarkdown).toBe(`Look: ![](/api/v1/media/${copied?.id}/960.webp)`)
  const { access } = await courseToExport(teacher, copy.id)
  expect(access.rules).toMatchObject([{ lessonId: check?.id, requires: { kind: 'lesson', lessonId: why?.id } }])
  const shows = await db(system)
    .select()
    .from(lessonMedia)
    .where(eq(lessonMedia.lessonId, why?.id ?? ''))
  expect(shows.map(row => row.mediaId)).toEqual([copied?.id])
})

test('whoever takes the copy reads its media, and nobody else does', async () => {
  const { teacher, course } = await original()
  const copy = await duplicateCourse(teacher, { id: course.id, title: 'My clouds' })
  await publishCourse(teacher, { id: copy.id })
  const mediaId = (await lessonsOf(teacher, copy.id))[0]?.mediaId ?? ''
  const learner = await mintUser()
  expect(await refusal(openFile(learner, { id: mediaId, file: 'file.csv' }))).toBe('not_found')
  const row = { id: newId(), courseId: copy.id, userId: learner.actor.id, enrolledAt: new Date() }
  await db(system).insert(enrollments).values(row)
  expect((await openFile(learner, { id: mediaId, file: 'file.csv' })).sizeBytes).toBe(4)
})

test('only who may edit a course duplicates it', async () => {
  const { teacher, course } = await original()
  await publishCourse(teacher, { id: course.id })
  const assistant = await mintUser('instructor')
  await db(system).insert(courseStaff).values({ courseId: course.id, userId: assistant.actor.id, role: 'assistant' })
  for (const who of [assistant, await mintUser('instructor'), await mintUser('student')])
    expect(await refusal(duplicateCourse(who, { id: course.id }))).toBe('forbidden')
  expect((await duplicateCourse(await mintUser('admin'), { id: course.id })).title).toBe('Clouds (copy)')
})

test('a template is offered to all who teach, and begun as a copy; it is never published', async () => {
  const { teacher, course } = await original()
  const other = await mintUser('instructor')
  expect(await refusal(markTemplate(other, { id: course.id, isTemplate: true }))).toBe('not_found')
  await markTemplate(teacher, { id: course.id, isTemplate: true })
  expect((await courseTemplates(other)).find(({ id }) => id === course.id)).toMatchObject({
    kind: 'course',
    lessonCount: 2,
    sectionCount: 1,
  })
  const begun = await startFromTemplate(other, { templateId: course.id, title: 'Mine' })
  expect(begun).toMatchObject({ title: 'Mine', lessonCount: 2, instructor: { id: other.actor.id } })
  expect(await refusal(publishCourse(teacher, { id: course.id }))).toBe('invalid')
  await markTemplate(teacher, { id: course.id, isTemplate: false })
  expect(await refusal(startFromTemplate(other, { templateId: course.id, title: 'Late' }))).toBe('not_found')
  await publishCourse(teacher, { id: course.id })
  expect(await refusal(markTemplate(teacher, { id: course.id, isTemplate: true }))).toBe('conflict')
  const [row] = await db(system).select().from(courses).where(eq(courses.id, begun.id))
  expect(row?.isTemplate).toBe(false)
})

test('lessons are copied into another course at the end of a section, in their order', async () => {
  const { teacher, course } = await original()
  const target = await createCourse(teacher, {
    ...blank('Rain', 'arts'),
    sections: [{ title: 'Here', lessons: [{ title: 'First', kind: 'article' }] }],
  })
  const ids = course.sections.flatMap(section => section.lessons.map(({ id }) => id))
  const copied = await copyLessons(teacher, { lessonIds: [...ids].reverse(), toCourseId: target.id })
  const after = await lessonsOf(teacher, target.id)
  expect(after.map(({ title }) => title)).toEqual(['First', 'Why', 'Check'])
  expect(after.slice(1).map(({ id }) => id)).toEqual(copied.lessonIds)
  expect(after[1]).toMatchObject({ skills: ['Seeing'] })
  expect(after[2]?.quiz?.items).toHaveLength(1)
  const empty = await createCourse(teacher, blank('Snow'))
  await copyLessons(teacher, { lessonIds: ids.slice(0, 1), toCourseId: empty.id })
  expect((await lessonsOf(teacher, empty.id)).map(({ title }) => title)).toEqual(['Why'])
  await copyLessons(teacher, { lessonIds: ids.slice(0, 1), toCourseId: course.id })
  const within = await lessonsOf(teacher, course.id)
  expect(within.map(({ title }) => title)).toEqual(['Why', 'Check', 'Why'])
  expect(within[2]?.mediaId).toBe(within[0]?.mediaId)
})

test('who may not edit both courses copies nothing', async () => {
  const { teacher, course } = await original()
  const other = await mintUser('instructor')
  const theirs = await createCourse(other, {
    ...blank('Theirs'),
    sections: [{ title: 'S', lessons: [{ title: 'L', kind: 'article' }] }],
  })
  const lessonIds = course.sections.flatMap(section => section.lessons.map(({ id }) => id))
  const before = await db(system).$count(lessons)
  expect(await refusal(copyLessons(other, { lessonIds, toCourseId: theirs.id }))).toBe('not_found')
  expect(await refusal(copyLessons(teacher, { lessonIds, toCourseId: theirs.id }))).toBe('not_found')
  expect(await refusal(copyLessons(teacher, { lessonIds: [newId()], toCourseId: course.id }))).toBe('not_found')
  const mixed = [...lessonIds, theirs.sections[0]?.lessons[0]?.id ?? '']
  expect(await refusal(copyLessons(await mintUser('admin'), { lessonIds: mixed, toCourseId: course.id }))).toBe(
    'invalid',
  )
  const toSectionId = theirs.sections[0]?.id
  expect(await refusal(copyLessons(teacher, { lessonIds, toCourseId: course.id, toSectionId }))).toBe('invalid')
  expect(await db(system).$count(lessons)).toBe(before)
})
