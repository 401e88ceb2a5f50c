// Going back loses nothing: neither what a version said, nor what the working copy said before.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff, lessons } from '@/db/schema/courses'
import { mintUser, openTestDatabase } from '@/db/testing'
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import { addCategory } from '../add-category'
import { createCourse } from '../create-course'
import { publishCourse } from '../publish-course'
import { courseBySlugOrId } from '../reads'
import { type Course, CreateCourse } from '../schemas'
import { updateCourse } from '../update-course'
import { isSame } from './compare'
import { courseHistory, unpublishedChanges, versionComparison } from './reads'
import { restoreLesson } from './restore-lesson'
import { restoreVersion } from './restore-version'

const system = contextFor(systemActor('test'))
let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  await addCategory(system, { slug: 'science', name: 'Science', description: '', position: 0 })
})
afterAll(() => close())

const draft = CreateCourse.parse({
  title: 'Read the clouds',
  descriptionMarkdown: 'What clouds say.',
  categorySlug: 'science',
  level: 'beginner',
  language: 'en',
  priceMinor: 0,
  currency: 'EUR',
  sections: [
    {
      title: 'Looking up',
      lessons: [
        { title: 'Why', kind: 'article', bodyMarkdown: 'Clouds are water.' },
        { title: 'How', kind: 'article', bodyMarkdown: 'Air rises.', freePreview: true },
      ],
    },
    { title: 'Looking down', lessons: [{ title: 'Fog', kind: 'article', bodyMarkdown: 'Fog is a cloud.' }] },
  ],
})

async function published(): Promise<{ teacher: Context; course: Course; first: string }> {
  const teacher = await mintUser('instructor')
  const made = await createCourse(teacher, draft)
  const course = await publishCourse(teacher, { id: made.id, note: 'First' })
  const first = (await courseHistory(teacher, course.id))[0]?.id ?? ''
  return { teacher, course, first }
}

/** The second section is gone, the first has one lesson that says something else, and one that is new. */
async function rewritten(teacher: Context, course: Course): Promise<Course> {
  const [section] = course.sections
  const [why] = section?.lessons ?? []
  return updateCourse(teacher, {
    id: course.id,
    title: 'Read the sky',
    sections: [
      {
        id: section?.id,
        title: 'Up',
        lessons: [
          { id: why?.id, bodyMarkdown: 'Clouds are ice.' },
          { title: 'New', kind: 'article', bodyMarkdown: 'New words.' },
        ],
      },
    ],
  })
}

const outlineOf = (course: Course) =>
  course.sections.map(({ id, title, lessons }) => ({
    id,
    title,
    lessons: lessons.map(({ id, title }) => ({ id, title })),
  }))
const textOf = async (lessonId = '') =>
  (await db(system).select().from(lessons).where(eq(lessons.id, lessonId)))[0]?.bodyMarkdown
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )

test('the history tells each publication, and what changed since', async () => {
  const { teacher, course, first } = await published()
  expect(await unpublishedChanges(teacher, course.id)).toMatchObject({ details: [], lessons: [], sections: [] })
  await rewritten(teacher, course)
  const changes = await unpublishedChanges(teacher, course.id)
  expect(changes?.details.map(({ name }) => name)).toEqual(['Title'])
  expect(changes?.lessons.map(({ title, change }) => [title, change])).toEqual([
    ['Why', 'changed'],
    ['New', 'added'],
    ['How', 'removed'],
    ['Fog', 'removed'],
  ])
  await publishCourse(teacher, { id: course.id, note: 'Shorter' })
  const history = await courseHistory(teacher, course.id)
  expect(history.map(({ number, note, lessonCount, isCurrent }) => [number, note, lessonCount, isCurrent])).toEqual([
    [2, 'Shorter', 2, true],
    [1, 'First', 3, false],
  ])
  expect((await versionComparison(teacher, course.id, first, history[0]?.id ?? '')).lessons).toEqual(changes?.lessons)
})

test('a version comes back whole; what was said before is kept, and can come back, too', async () => {
  const { teacher, course, first } = await published()
  const changed = await rewritten(teacher, course)
  const { keptVersionId } = await restoreVersion(teacher, { courseId: course.id, versionId: first })
  const restored = await courseBySlugOrId(teacher, course.id)
  expect(restored.title).toBe('Read the clouds')
  expect(outlineOf(restored)).toEqual(outlineOf(course))
  expect(restored).toMatchObject({ lessonCount: 3, durationSeconds: course.durationSeconds })
  const why = restored.sections[0]?.lessons[0]?.id ?? ''
  expect(await textOf(why)).toBe('Clouds are water.')
  expect(isSame(await versionComparison(teacher, course.id, first, 'now'))).toBe(true)

  expect((await courseHistory(teacher, course.id))[0]).toMatchObject({
    id: keptVersionId,
    number: -1,
    isCurrent: false,
  })
  await restoreVersion(teacher, { courseId: course.id, versionId: keptVersionId ?? '' })
  const again = await courseBySlugOrId(teacher, course.id)
  expect(outlineOf(again)).toEqual(outlineOf(changed))
  const [row] = await db(system).select().from(lessons).where(eq(lessons.id, why))
  expect(row).toMatchObject({ bodyMarkdown: 'Clouds are ice.', revision: 4 })
  expect((await publishCourse(teacher, { id: course.id })).status).toBe('published')
  expect((await courseHistory(teacher, course.id)).filter(({ isCurrent }) => isCurrent)).toMatchObject([{ number: 2 }])
})

test('going back to what is there already keeps no copy', async () => {
  const { teacher, course, first } = await published()
  expect(await restoreVersion(teacher, { courseId: course.id, versionId: first })).toEqual({ keptVersionId: null })
  expect(await courseHistory(teacher, course.id)).toHaveLength(1)
})

test('one lesson comes back without the others, a removed one at the end of its section', async () => {
  const { teacher, course, first } = await published()
  await rewritten(teacher, course)
  const [why, how] = course.sections[0]?.lessons ?? []
  const fog = course.sections[1]?.lessons[0]
  for (const one of [why, how, fog])
    await restoreLesson(teacher, { courseId: course.id, versionId: first, lessonId: one?.id ?? '' })
  const now = await courseBySlugOrId(teacher, course.id)
  expect(now.sections.map(({ title, lessons }) => [title, lessons.map(({ title }) => title)])).toEqual([
    ['Up', ['Why', 'New', 'How']],
    ['Looking down', ['Fog']],
  ])
  expect(now.sections[0]?.lessons[2]).toMatchObject({ id: how?.id, freePreview: true })
  expect(await textOf(why?.id)).toBe('Clouds are water.')
})

test('assistants, other teachers and versions of other courses change nothing', async () => {
  const { teacher, course, first } = await published()
  const other = await published()
  const assistant = await mintUser('instructor')
  await db(system).insert(courseStaff).values({ courseId: course.id, userId: assistant.actor.id, role: 'assistant' })
  const input = { courseId: course.id, versionId: first }
  const lessonId = course.sections[0]?.lessons[0]?.id ?? ''
  for (const [ctx, reason] of [
    [assistant, 'forbidden'],
    [await mintUser('student'), 'forbidden'],
  ] as const) {
    expect(await refusal(restoreVersion(ctx, input))).toBe(reason)
    expect(await refusal(restoreLesson(ctx, { ...input, lessonId }))).toBe(reason)
    expect(await refusal(courseHistory(ctx, course.id))).toBe(reason)
  }
  expect(await refusal(restoreVersion(teacher, { ...input, versionId: other.first }))).toBe('not_found')
  expect(await refusal(versionComparison(teacher, course.id, other.first, 'now'))).toBe('not_found')
  expect(await refusal(versionComparison(teacher, course.id, 'nonsense', 'now'))).toBe('not_found')
  const foreign = other.course.sections[0]?.lessons[0]?.id ?? ''
  expect(await refusal(restoreLesson(teacher, { ...input, lessonId: foreign }))).toBe('not_found')
})
