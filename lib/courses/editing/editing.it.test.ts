// Writing a course: who may, that nobody overwrites unseen, and that nothing taken out is lost.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { categories, courseStaff, courses, lessonMedia } from '@/db/schema/courses'
import { media } from '@/db/schema/media'
import { outbox } from '@/db/schema/platform'
import { mintUser, openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { closeSittings } from '@/lib/platform/sittings/close-sittings'
import { courseTemplates } from '../copying/reads'
import { createCourse } from '../create-course'
import { updateCourse } from '../update-course'
import { beginCourse } from './begin-course'
import { lessonWriting } from './lesson-writing'
import { courseDetails, lessonDraft, outlineOf, skillsOfCategory, writtenOutline } from './reads'
import { saveDetails } from './save-details'
import { saveLesson } from './save-lesson'
import { saveOutline } from './save-outline'
import { type Outline, SaveDetails } from './schemas'

let close: () => Promise<void>
const visitor = contextFor(guest)
beforeAll(async () => {
  close = await openTestDatabase()
  await db(visitor).insert(categories).values({ id: newId(), slug: 'science', name: 'Science' })
})
afterAll(() => close())

async function written() {
  const teacher = await mintUser('instructor', 'Amara')
  const course = await createCourse(teacher, {
    title: 'Clouds',
    descriptionMarkdown: '',
    categorySlug: 'science',
    level: 'beginner',
    language: 'en',
    priceMinor: 0,
    currency: 'EUR',
    sections: [
      { title: 'One', lessons: [article('A'), article('B')] },
      { title: 'Two', lessons: [article('C')] },
    ],
  })
  const outline = await writtenOutline(teacher, course.id)
  const lessonId = outline.sections[0]?.lessons[0]?.id ?? ''
  return { teacher, courseId: course.id, outline, lessonId }
}
const article = (title: string) => ({ title, kind: 'article' as const, bodyMarkdown: `About ${title}.` })

async function staffed(courseId: string, role: 'co_instructor' | 'assistant') {
  const user = await mintUser('instructor')
  await db(user).insert(courseStaff).values({ courseId, userId: user.actor.id, role })
  return user
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )
const facts = async (ctx: Context, name: string) =>
  (await db(ctx).select().from(outbox).where(eq(outbox.name, name))).map(row => row.payload as Record<string, unknown>)
const shape = (outline: Outline) => outline.sections.map(({ title, lessons }) => [title, ...lessons.map(l => l.title)])
const named = (outline: Outline, at: number) => outline.sections[at]?.lessons.map(({ id, title }) => ({ id, title }))
const ids = (outline: Outline) =>
  outline.sections.map(({ id, lessons }) => ({ id, lessons: lessons.map(lesson => ({ id: lesson.id })) }))

describe('a lesson', () => {
  test('is saved by owner, co-instructor and admin, and by nobody else', async () => {
    const { teacher, courseId, lessonId } = await written()
    const save = (ctx: Context, baseRevision: number) =>
      refusal(saveLesson(ctx, { id: lessonId, baseRevision, bodyMarkdown: `text ${baseRevision}` }))
    expect(await save(teacher, 1)).toBe('fine')
    expect(await save(await staffed(courseId, 'co_instructor'), 2)).toBe('fine')
    expect(await save(await mintUser('admin'), 3)).toBe('fine')
    expect(await save(await staffed(courseId, 'assistant'), 4)).toBe('forbidden')
    expect(await save(await mintUser('student'), 4)).toBe('not_found')
    expect(await save(await mintUser('instructor'), 4)).toBe('not_found')
    expect(await save(visitor, 4)).toBe('unauthenticated')
    expect((await lessonDraft(teacher, lessonId)).bodyMarkdown).toBe('text 3')
  })

  test('is never overwritten unseen: the later writer gets the newest text', async () => {
    const { teacher, lessonId } = await written()
    await saveLesson(teacher, { id: lessonId, baseRevision: 1, bodyMarkdown: 'first' })
    const late = saveLesson(teacher, { id: lessonId, baseRevision: 1, bodyMarkdown: 'second' })
    await expect(late).rejects.toMatchObject({
      reason: 'conflict',
      code: 'edit_conflict',
      extra: { lesson: { bodyMarkdown: 'first', revision: 2 } },
    })
    const races = [3, 4, 5].map(n => refusal(saveLesson(teacher, { id: lessonId, baseRevision: 2, title: `T${n}` })))
    expect((await Promise.all(races)).sort()).toEqual(['edit_conflict', 'edit_conflict', 'fine'])
  })

  test('changed through the published API is a newer writing, too', async () => {
    const { teacher, courseId, outline, lessonId } = await written()
    const lessons = [{ id: lessonId, bodyMarkdown: 'by API' }]
    await updateCourse(teacher, { id: courseId, sections: [{ id: outline.sections[0]?.id, title: 'One', lessons }] })
    expect(await refusal(saveLesson(teacher, { id: lessonId, baseRevision: 1, bodyMarkdown: 'x' }))).toBe(
      'edit_conflict',
    )
    expect((await writtenOutline(teacher, courseId)).revision).toBe(2)
  })

  test('keeps its time true to its text until somebody sets another', async () => {
    const { teacher, lessonId } = await written()
    const words = (count: number) => 'word '.repeat(count)
    const one = await saveLesson(teacher, { id: lessonId, baseRevision: 1, bodyMarkdown: words(440) })
    expect(one.durationSeconds).toBe(120)
    const two = await saveLesson(teacher, { id: lessonId, baseRevision: 2, durationSeconds: 600 })
    const three = await saveLesson(teacher, { id: lessonId, baseRevision: two.revision, bodyMarkdown: words(880) })
    expect(three.durationSeconds).toBe(600)
  })

  test('knows its pictures, skills and embedded page', async () => {
    const { teacher, courseId, lessonId } = await written()
    const [own, foreign] = [newId(), newId()]
    const picture = { kind: 'image' as const, visibility: 'course' as const, filename: 'a.png', digest: 'x' }
    await db(teacher)
      .insert(media)
      .values([
        { ...picture, id: own, courseId },
        { ...picture, id: foreign, courseId: newId() },
      ])
    const bodyMarkdown = `![a](/api/v1/media/${own}/640.webp) ![b](/api/v1/media/${foreign}/640.webp)`
    const saved = await saveLesson(teacher, {
      id: lessonId,
      baseRevision: 1,
      bodyMarkdown,
      skills: ['Fog', 'fog', 'Rain'],
    })
    expect(saved.skills).toEqual(['Fog', 'Rain'])
    expect(await skillsOfCategory(teacher, courseId)).toEqual(expect.arrayContaining(['Fog', 'Rain']))
    const kept = () => db(teacher).select().from(lessonMedia).where(eq(lessonMedia.lessonId, lessonId))
    expect(await kept()).toEqual([{ lessonId, mediaId: own }])
    await saveLesson(teacher, { id: lessonId, baseRevision: 2, bodyMarkdown: 'no more' })
    expect(await kept()).toEqual([])

    const embed = (embedUrl: string) => refusal(saveLesson(teacher, { id: lessonId, baseRevision: 3, embedUrl }))
    expect(await embed('https://evil.example/')).toBe('invalid')
    expect(await embed('http://www.youtube-nocookie.com/embed/x')).toBe('invalid')
    expect(await embed('https://www.youtube-nocookie.com/embed/x')).toBe('fine')
  })

  test('one sitting of writing is one fact once it is over: the text before it, and after it', async () => {
    const { teacher, lessonId } = await written()
    const start = Date.now()
    const at = (seconds: number, ctx = teacher): Context => ({ ...ctx, now: () => new Date(start + seconds * 1000) })
    const mine = async () => (await facts(teacher, 'lesson.edited')).filter(fact => fact.lessonId === lessonId)
    const save = (seconds: number, n: number, fields: object) =>
      saveLesson(at(seconds), { id: lessonId, baseRevision: n, ...fields })
    await save(0, 1, { bodyMarkdown: 'About A. I' })
    await save(20, 2, { bodyMarkdown: 'About A. It rains.', difficulty: 'hard' })
    await save(40, 3, { title: 'Rain', skills: ['Fog'] })
    await closeSittings(at(60), lessonWriting)
    expect(await mine()).toEqual([])
    await closeSittings(at(161), lessonWriting)
    await closeSittings(at(161), lessonWriting)
    const before = { title: 'A', difficulty: 'medium', bodyMarkdown: 'About A.', skills: [] }
    const after = { title: 'Rain', difficulty: 'hard', bodyMarkdown: 'About A. It rains.', skills: ['Fog'] }
    expect(await mine()).toMatchObject([{ title: 'Rain', saves: 3, before, after }])

    await save(170, 4, { bodyMarkdown: 'About A. It pours.' })
    const other = await mintUser('admin')
    await saveLesson(at(171, other), { id: lessonId, baseRevision: 5, bodyMarkdown: 'About A. It snows.' })
    expect((await mine()).at(1)).toMatchObject({
      before: { bodyMarkdown: 'About A. It rains.' },
      after: { bodyMarkdown: 'About A. It pours.' },
    })
  })
})

describe('an outline', () => {
  test('is moved, added to and renamed at once, with one fact', async () => {
    const { teacher, courseId, outline } = await written()
    const [one, two] = ids(outline)
    if (!one || !two) throw new Error('two sections')
    const added = { id: newId(), title: '🌧️🌦️', kind: 'video' as const }
    const fresh = { id: newId(), title: 'Three', lessons: [added] }
    const saved = await saveOutline(teacher, {
      courseId,
      baseRevision: outline.revision,
      sections: [{ ...two, title: 'Second' }, { ...one, lessons: one.lessons.toReversed() }, fresh],
    })
    expect(shape(saved)).toEqual([
      ['Second', 'C'],
      ['One', 'B', 'A'],
      ['Three', '🌧️🌦️'],
    ])
    expect(saved.revision).toBe(outline.revision + 1)
    expect(await facts(teacher, 'outline.arranged')).toContainEqual(
      expect.objectContaining({
        ...{ courseId, added: [added.id], removed: [] },
        before: {
          sections: [
            expect.objectContaining({ title: 'One', lessons: named(outline, 0) }),
            { id: two.id, title: 'Two' },
          ],
        },
        after: {
          sections: [
            { id: two.id, title: 'Second' },
            expect.objectContaining({ title: 'One', lessons: named(saved, 1) }),
            expect.objectContaining({ title: 'Three', lessons: [{ id: added.id, title: '🌧️🌦️' }] }),
          ],
        },
      }),
    )
    const [row] = await db(teacher).select().from(courses).where(eq(courses.id, courseId))
    expect(row?.lessonCount).toBe(4)
  })

  test('gives back what was taken out, with its text', async () => {
    const { teacher, courseId, outline, lessonId } = await written()
    const [one, two] = ids(outline)
    if (!one || !two) throw new Error('two sections')
    const without = await saveOutline(teacher, { courseId, baseRevision: outline.revision, sections: [two] })
    expect(shape(without)).toEqual([['Two', 'C']])
    expect(await refusal(lessonDraft(teacher, lessonId))).toBe('not_found')
    const back = await saveOutline(teacher, {
      courseId,
      baseRevision: without.revision,
      sections: [{ ...one, title: 'One' }, two],
    })
    expect(shape(back)).toEqual(shape(outline))
    expect((await lessonDraft(teacher, lessonId)).bodyMarkdown).toBe('About A.')
  })

  test('refuses what is stale, stands twice, has no title or belongs elsewhere', async () => {
    const { teacher, courseId, outline } = await written()
    const foreign = await written()
    const [one, two] = ids(outline)
    const [theirs] = ids(foreign.outline)
    if (!one || !two || !theirs) throw new Error('sections')
    const save = (
      sections: { id: string; title?: string; lessons: { id: string; title?: string }[] }[],
      baseRevision = outline.revision,
    ) => refusal(saveOutline(teacher, { courseId, baseRevision, sections }))
    expect(await save([one, two], 99)).toBe('edit_conflict')
    expect(await save([one, one])).toBe('invalid')
    expect(await save([one, two, { id: newId(), lessons: [] }])).toBe('invalid')
    expect(await save([{ ...theirs, title: 'Mine' }])).toBe('invalid')
    expect(await save([{ ...one, lessons: [{ id: foreign.lessonId, title: 'Mine' }] }])).toBe('invalid')
    expect(shape(await outlineOf(teacher, courseId))).toEqual(shape(outline))
  })

  test('is saved by those who write alone', async () => {
    const { courseId, outline } = await written()
    const save = (ctx: Context) =>
      refusal(saveOutline(ctx, { courseId, baseRevision: outline.revision, sections: ids(outline) }))
    expect(await save(await staffed(courseId, 'assistant'))).toBe('forbidden')
    expect(await save(await mintUser('instructor'))).toBe('not_found')
    expect(await save(visitor)).toBe('unauthenticated')
    expect(await save(await staffed(courseId, 'co_instructor'))).toBe('fine')
  })

  test('of 500 sections is turned around', async () => {
    const { teacher, courseId, outline } = await written()
    const many = Array.from({ length: 498 }, (_, n) => ({
      id: newId(),
      title: `Section ${n}`,
      lessons: [{ id: newId(), title: `Lesson ${n}` }],
    }))
    const big = await saveOutline(teacher, {
      courseId,
      baseRevision: outline.revision,
      sections: [...ids(outline), ...many],
    })
    const turned = await saveOutline(teacher, { courseId, baseRevision: big.revision, sections: ids(big).toReversed() })
    expect(turned.sections.map(({ id }) => id)).toEqual(big.sections.map(({ id }) => id).toReversed())
    expect(turned.sections).toHaveLength(500)
  })
})

describe('a course', () => {
  const basics = {
    title: '☁️☁️',
    categorySlug: 'science',
    level: 'beginner' as const,
    language: 'en',
    templateId: undefined,
  }

  test('begins with a place to write at once, for those who may teach', async () => {
    const teacher = await mintUser('instructor')
    const course = await beginCourse(teacher, basics)
    expect(course).toMatchObject({ title: '☁️☁️', status: 'draft', sections: [{ lessons: [{ title: 'First lesson' }] }] })
    expect(await refusal(beginCourse(await mintUser('student'), basics))).toBe('forbidden')
    expect(await refusal(beginCourse(visitor, basics))).toBe('unauthenticated')
    const template = (await courseTemplates(teacher))[0]?.id
    const begun = await beginCourse(teacher, { ...basics, level: 'advanced', templateId: template })
    expect(begun).toMatchObject({ title: '☁️☁️', level: 'advanced' })
    expect(begun.lessonCount).toBeGreaterThan(0)
  })

  test('says of itself what was saved, never over what another just wrote', async () => {
    const { teacher, courseId } = await written()
    const { seen } = await courseDetails(teacher, courseId)
    const typed = {
      ...basics,
      courseId,
      seen,
      subtitle: '',
      descriptionMarkdown: 'About clouds.',
      price: '12,50',
      currency: 'EUR',
      outcomes: 'See\n\nSay\n',
      requirements: '',
    }
    await saveDetails(teacher, SaveDetails.parse(typed))
    const { details } = await courseDetails(teacher, courseId)
    expect(details).toMatchObject({ priceMinor: 1250, outcomes: ['See', 'Say'], descriptionMarkdown: 'About clouds.' })
    expect(await refusal(saveDetails(teacher, SaveDetails.parse(typed)))).toBe('edit_conflict')
    expect(SaveDetails.parse({ ...typed, price: '500', currency: 'JPY' }).priceMinor).toBe(500)
    expect(SaveDetails.safeParse({ ...typed, price: 'free' }).success).toBe(false)
    expect(await refusal(saveDetails(await staffed(courseId, 'assistant'), SaveDetails.parse(typed)))).toBe('forbidden')
  })
})
