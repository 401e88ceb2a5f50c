// Learners keep the version they started; locks hold at every door; what is completed never closes again.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courses, lessons, prerequisites } from '@/db/schema/courses'
import { enrollments } from '@/db/schema/learning'
import { media, mediaFiles } from '@/db/schema/media'
import { newCourse, newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { publishCourse } from '@/lib/courses/publish-course'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { updateCourse } from '@/lib/courses/update-course'
import { openFile } from '@/lib/media/open-file'
import { completeLesson } from '../complete-lesson'
import { assertUnlocked, lesson } from '../content/reads'
import { enroll } from '../enroll'
import { openLesson } from '../open-lesson'
import { lessonState, lockedLesson } from '../player/reads'
import { learningReactions } from '../reactions'
import { courseProgress, courseStanding } from '../reads'
import { recordProgress } from '../record-progress'
import { lessonToContinue } from '../shelf/reads'
import { switchVersion } from './switch-version'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of learningReactions) reactions().set(reaction.name, reaction)
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string; reason?: string }) => error.code ?? error.reason,
  )

async function published(outline: Parameters<typeof newCourse>[0] = {}) {
  const teacher = await newPerson('instructor')
  const course = await newCourse({ status: 'draft', ownerId: teacher.id, ...outline })
  await updateCourse(teacher.ctx, { id: course.id, descriptionMarkdown: 'Words.' })
  for (const { id } of course.lessons) {
    await db(system).update(lessons).set({ bodyMarkdown: 'First words.' }).where(eq(lessons.id, id))
  }
  await publishCourse(teacher.ctx, { id: course.id })
  return { ...course, teacher }
}
const titles = async (ctx: Context, id: string) =>
  (await courseBySlugOrId(ctx, id)).sections.flatMap(section => section.lessons).map(({ title }) => title)
const guard = (id: string) => db(system).update(courses).set({ guarded: true }).where(eq(courses.id, id))

test('a learner keeps the version they started, newcomers get the newest, those who teach see their working copy', async () => {
  const course = await published({ outline: [[{}, {}]] })
  const [early, late, visitor] = [await newPerson(), await newPerson(), { ctx: contextFor(guest) }]
  await enroll(early.ctx, { courseId: course.id })
  const [first, second] = course.lessons
  if (!first || !second) throw new Error('two lessons')
  const outline = [
    {
      title: 'Only',
      lessons: [
        { id: first.id, title: 'Renamed', bodyMarkdown: 'Newer words.' },
        { title: 'Added', kind: 'article' as const, bodyMarkdown: 'More.' },
      ],
    },
  ]
  await updateCourse(course.teacher.ctx, { id: course.id, sections: outline })

  expect(await titles(course.teacher.ctx, course.id)).toEqual(['Renamed', 'Added'])
  for (const { ctx } of [early, late, visitor])
    expect(await titles(ctx, course.id)).toEqual(['Lesson 1.1', 'Lesson 1.2'])
  expect((await lesson(early.ctx, first.id)).bodyMarkdown).toBe('First words.')

  await publishCourse(course.teacher.ctx, { id: course.id })
  await enroll(late.ctx, { courseId: course.id })
  for (const { ctx } of [late, visitor]) expect(await titles(ctx, course.id)).toEqual(['Renamed', 'Added'])
  expect(await titles(early.ctx, course.id)).toEqual(['Lesson 1.1', 'Lesson 1.2'])
  expect((await lesson(early.ctx, second.id)).title).toBe('Lesson 1.2')
  expect(await refusal(lesson(late.ctx, second.id))).toBe('not_found')
  await completeLesson(early.ctx, { lessonId: second.id })
  expect(await courseProgress(early.ctx, course.id)).toMatchObject({ completedLessons: 1, totalLessons: 2 })
})

test('whoever switches keeps what they did; whoever has nothing left is done', async () => {
  const course = await published({ outline: [[{}, {}]] })
  const [one, two] = [await newPerson(), await newPerson()]
  const [first, second] = course.lessons
  if (!first || !second) throw new Error('two lessons')
  for (const { ctx } of [one, two]) await enroll(ctx, { courseId: course.id })
  await completeLesson(one.ctx, { lessonId: first.id })
  await updateCourse(course.teacher.ctx, { id: course.id, sections: [{ title: 'S', lessons: [{ id: first.id }] }] })
  expect((await courseStanding(one.ctx, course.id)).isBehind).toBe(false)
  await publishCourse(course.teacher.ctx, { id: course.id })
  expect((await courseStanding(one.ctx, course.id)).isBehind).toBe(true)
  expect(await courseProgress(one.ctx, course.id)).toMatchObject({ percent: 50 })
  await switchVersion(one.ctx, { courseId: course.id })
  await switchVersion(one.ctx, { courseId: course.id })
  expect(await courseProgress(one.ctx, course.id)).toMatchObject({ percent: 100, completedAt: expect.any(String) })
  expect((await courseStanding(one.ctx, course.id)).isBehind).toBe(false)
  expect((await courseStanding(two.ctx, course.id)).isBehind).toBe(true)
  expect(await refusal(switchVersion((await newPerson()).ctx, { courseId: course.id }))).toBe('forbidden')
})

test('a publication can move everybody under way', async () => {
  const course = await published({ outline: [[{}, {}]] })
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  const [first] = course.lessons
  await updateCourse(course.teacher.ctx, { id: course.id, sections: [{ title: 'S', lessons: [{ id: first?.id }] }] })
  await publishCourse(course.teacher.ctx, { id: course.id, learners: 'migrate' })
  const migrate = learningReactions.find(({ name }) => name === 'learning.migrate-learners')
  const { versionId } = await courseStanding(learner.ctx, course.id)
  const payload = {
    courseId: course.id,
    title: '',
    ownerId: course.teacher.id,
    version: 2,
    versionId,
    learners: 'migrate',
  }
  await migrate?.run(system, { payload: { ...payload, learners: 'keep' } } as never)
  expect(await titles(learner.ctx, course.id)).toHaveLength(2)
  for (let twice = 0; twice < 2; twice++) await migrate?.run(system, { payload } as never)
  expect(await titles(learner.ctx, course.id)).toEqual(['Lesson 1.1'])
})

test('somebody enrolled in a draft starts with its first version', async () => {
  const teacher = await newPerson('instructor')
  const course = await newCourse({ status: 'draft', ownerId: teacher.id })
  await enroll(teacher.ctx, { courseId: course.id })
  await switchVersion(teacher.ctx, { courseId: course.id })
  await updateCourse(teacher.ctx, {
    id: course.id,
    descriptionMarkdown: 'Words.',
    sections: [{ title: 'S', lessons: [{ title: 'L', kind: 'article', bodyMarkdown: 'W.' }] }],
  })
  await publishCourse(teacher.ctx, { id: course.id })
  const [row] = await db(system).select().from(enrollments).where(eq(enrollments.courseId, course.id))
  expect(row?.versionId).toBe((await courseStanding(teacher.ctx, course.id)).versionId)
})

test('a locked lesson is closed to reading, opening, progress, completing and its media, and says what opens it', async () => {
  const course = await published({ outline: [[{}, {}]] })
  const [first, second] = course.lessons
  if (!first || !second) throw new Error('two lessons')
  const mediaId = newId()
  const file = { id: newId(), mediaId, name: 'a.pdf', mime: 'application/pdf', sizeBytes: 3, storageKey: 'media/aa/a' }
  await db(system)
    .insert(media)
    .values({ id: mediaId, kind: 'file', visibility: 'course', courseId: course.id, filename: 'a.pdf', digest: 'd' })
  await db(system).insert(mediaFiles).values(file)
  await updateCourse(course.teacher.ctx, {
    id: course.id,
    sections: [
      {
        title: 'S',
        lessons: [{ id: first.id }, { id: second.id, bodyMarkdown: `![A](/api/v1/media/${mediaId}/a.pdf)` }],
      },
    ],
  })
  await publishCourse(course.teacher.ctx, { id: course.id })
  await db(system)
    .insert(prerequisites)
    .values({ id: newId(), courseId: course.id, lessonId: second.id, requires: 'previous' })
  await guard(course.id)
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  const bytes = async (ctx: Context) => assertUnlocked(ctx, await openFile(ctx, { id: mediaId, file: 'a.pdf' }))
  const doors = (ctx: Context) => [
    lesson(ctx, second.id),
    openLesson(ctx, { lessonId: second.id }),
    recordProgress(ctx, { lessonId: second.id, positionSeconds: 1 }),
    completeLesson(ctx, { lessonId: second.id }),
    lessonState(ctx, second.id),
    bytes(ctx),
  ]
  expect(await Promise.all(doors(learner.ctx).map(refusal))).toEqual(Array(6).fill('locked'))
  expect((await lessonToContinue(learner.ctx, course.id)).lessonId).toBe(first.id)
  expect(await lockedLesson(learner.ctx, second.id)).toMatchObject({
    locks: [{ kind: 'lesson', lessonId: first.id, words: 'Complete “Lesson 1.1” first' }],
  })
  const state = await lessonState(learner.ctx, first.id)
  expect(state.sections[0]?.lessons.map(({ lock }) => lock)).toEqual([null, 'Complete “Lesson 1.1” first'])
  for (const { ctx } of [course.teacher, await newPerson('admin')]) expect(await refusal(bytes(ctx))).toBe('fine')

  await completeLesson(learner.ctx, { lessonId: first.id })
  expect(await Promise.all(doors(learner.ctx).map(refusal))).toEqual(Array(6).fill('fine'))
  expect(await lockedLesson(learner.ctx, second.id)).toBeNull()

  const later = new Date(learner.clock.now().getTime() + 1e9)
  await db(system)
    .update(lessons)
    .set({ opensAt: later })
    .where(and(eq(lessons.courseId, course.id)))
  expect(await Promise.all(doors(learner.ctx).map(refusal))).toEqual(Array(6).fill('fine'))
  expect(await refusal(bytes((await newPerson()).ctx))).toBe('not_found')
})

test('media that the learner’s edition does not show stays closed in a guarded course', async () => {
  const course = await published()
  const mediaId = newId()
  await db(system)
    .insert(media)
    .values({ id: mediaId, kind: 'file', visibility: 'course', courseId: course.id, filename: 'b.pdf', digest: 'e' })
  await db(system)
    .insert(mediaFiles)
    .values({ id: newId(), mediaId, name: 'b.pdf', mime: 'application/pdf', sizeBytes: 3, storageKey: 'media/bb/b' })
  const learner = await newPerson()
  await enroll(learner.ctx, { courseId: course.id })
  const bytes = async () => assertUnlocked(learner.ctx, await openFile(learner.ctx, { id: mediaId, file: 'b.pdf' }))
  expect(await refusal(bytes())).toBe('fine')
  await guard(course.id)
  expect(await refusal(bytes())).toBe('not_found')
})
