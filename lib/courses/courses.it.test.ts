// Courses from draft to archive, by role.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, transact } from '@/db/client'
import { categories, courses, courseVersions, lessonVersions } from '@/db/schema/courses'
import { enrollments, lessonProgress } from '@/db/schema/learning'
import { outbox } from '@/db/schema/platform'
import { mintUser, openTestDatabase } from '@/db/testing'
import { type Context, contextFor, guest, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { enrollmentCreated, reviewDeleted, reviewWritten } from '@/lib/events/learning'
import { lesson } from '@/lib/learning/content/reads'
import { emit } from '@/lib/platform/outbox/emit'
import { createCourse } from './create-course'
import { deleteCourse } from './delete-course'
import { publishCourse } from './publish-course'
import { courseReactions } from './reactions'
import { courseBySlugOrId } from './reads'
import { Course, CreateCourse, Lesson } from './schemas'
import { ownCourses, teachers } from './teaching/reads'
import { updateCourse } from './update-course'

let close: () => Promise<void>
const visitor = contextFor(guest)
beforeAll(async () => {
  close = await openTestDatabase()
  await db(visitor).insert(categories).values({ id: newId(), slug: 'science', name: 'Science' })
  for (const reaction of courseReactions) reactions().set(reaction.name, reaction)
})
afterAll(() => close())

const draft = (title = 'Read the clouds') =>
  CreateCourse.parse({
    title,
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
          {
            title: 'Why clouds',
            kind: 'article',
            bodyMarkdown: 'word '.repeat(440),
            skills: ['Observing', 'observing'],
          },
          { title: 'Clouds move', kind: 'video', durationSeconds: 90, freePreview: true },
        ],
      },
      { title: 'Looking closer', lessons: [{ title: 'Fog', kind: 'article', bodyMarkdown: 'Fog is a cloud.' }] },
    ],
  })

async function published(): Promise<{ teacher: Context; course: Course }> {
  const teacher = await mintUser('instructor')
  const made = await createCourse(teacher, draft())
  return { teacher, course: await publishCourse(teacher, { id: made.id }) }
}

async function enroll(ctx: Awaited<ReturnType<typeof mintUser>>, courseId: string): Promise<void> {
  const row = { id: newId(), courseId, userId: ctx.actor.id, enrolledAt: ctx.now() }
  await transact(ctx, async tx => {
    await tx.tx.insert(enrollments).values(row)
    await emit(tx, enrollmentCreated, { enrollmentId: row.id, courseId, userId: ctx.actor.id })
  })
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )

test('an instructor creates a draft with counters, skills and a reading time; students and guests do not', async () => {
  const teacher = await mintUser('instructor', 'Amara')
  const course = await createCourse(teacher, draft())
  expect(Course.parse(course)).toEqual(course)
  expect(course).toMatchObject({
    status: 'draft',
    lessonCount: 3,
    durationSeconds: 120 + 90 + 1,
    rating: null,
    publishedAt: null,
  })
  expect(course.sections[0]?.lessons[0]).toMatchObject({
    durationSeconds: 120,
    difficulty: 'medium',
    skills: ['Observing'],
  })
  expect(course.sections.map(({ position }) => position)).toEqual([0, 1])
  expect(await teachers(teacher, course.id)).toMatchObject([{ name: 'Amara', role: 'owner' }])
  expect((await ownCourses(teacher)).map(({ id }) => id)).toEqual([course.id])
  expect(await refusal(createCourse(await mintUser('student'), draft()))).toBe('forbidden')
  expect(await refusal(createCourse(visitor, draft()))).toBe('unauthenticated')
  expect(await refusal(createCourse(teacher, { ...draft(), categorySlug: 'nowhere' }))).toBe('invalid')
})

test('courses of one title get different slugs, also at the same moment', async () => {
  const teacher = await mintUser('instructor')
  const made = await Promise.all([1, 2, 3].map(() => createCourse(teacher, draft('Café, twice'))))
  expect(made.map(({ slug }) => slug).sort()).toEqual(['cafe-twice', 'cafe-twice-2', 'cafe-twice-3'])
})

test('a draft is missing to all but its staff and admins', async () => {
  const teacher = await mintUser('instructor')
  const { id, slug } = await createCourse(teacher, draft())
  for (const ctx of [visitor, await mintUser('student'), await mintUser('instructor')]) {
    expect(await refusal(courseBySlugOrId(ctx, id))).toBe('not_found')
    expect(await refusal(courseBySlugOrId(ctx, slug))).toBe('not_found')
  }
  for (const ctx of [teacher, await mintUser('admin'), contextFor(systemActor('test'))]) {
    expect((await courseBySlugOrId(ctx, slug)).id).toBe(id)
  }
  expect(await refusal(courseBySlugOrId(teacher, 'no\0where'))).toBe('not_found')
})

test('publishing lists all that is missing, then freezes versions, and again changes nothing', async () => {
  const teacher = await mintUser('instructor')
  const bare = await createCourse(teacher, { ...draft(), descriptionMarkdown: ' ', sections: [] })
  const refused = await publishCourse(teacher, { id: bare.id }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ reason: 'invalid', errors: [{ path: 'descriptionMarkdown' }, { path: 'sections' }] })

  const { id } = await createCourse(teacher, draft())
  const first = await publishCourse(teacher, { id })
  expect(first).toMatchObject({ status: 'published', publishedAt: expect.any(String) })
  await publishCourse(teacher, { id })
  const versions = () => db(teacher).select().from(courseVersions).where(eq(courseVersions.courseId, id))
  expect(await versions()).toHaveLength(1)

  const [opening, closing] = first.sections
  if (!opening?.lessons[0] || !closing) throw new Error('the outline is there')
  const { lessons, ...rest } = opening
  const changed = lessons.map(({ id }, at) => (at === 0 ? { id, bodyMarkdown: 'New words.' } : { id }))
  await updateCourse(teacher, { id, sections: [{ ...rest, lessons: changed }, closing] })
  await publishCourse(teacher, { id })
  expect((await versions()).map(({ number }) => number)).toEqual([1, 2])
  const frozen = await db(teacher)
    .select()
    .from(lessonVersions)
    .where(eq(lessonVersions.lessonId, opening.lessons[0].id))
  expect(frozen.map(({ bodyMarkdown }) => bodyMarkdown.slice(0, 4))).toEqual(['word', 'New '])
})

test('only staff and admins change, publish or delete; others learn of a draft nothing', async () => {
  const { teacher, course } = await published()
  const hidden = await createCourse(teacher, draft())
  const others: [Context, string, string][] = [
    [visitor, 'unauthenticated', 'unauthenticated'],
    [await mintUser('student'), 'forbidden', 'not_found'],
    [await mintUser('instructor'), 'forbidden', 'not_found'],
  ]
  for (const [ctx, open, secret] of others) {
    for (const verb of [updateCourse, publishCourse, deleteCourse]) {
      expect(await refusal(verb(ctx, { id: course.id }))).toBe(open)
      expect(await refusal(verb(ctx, { id: hidden.id }))).toBe(secret)
    }
  }
  expect((await updateCourse(await mintUser('admin'), { id: course.id, title: 'New title' })).title).toBe('New title')
})

test('an outline keeps what carries its id, adds, moves and removes', async () => {
  const { teacher, course } = await published()
  const [first, second] = course.sections
  const [why, move] = first?.lessons ?? []
  const [fog] = second?.lessons ?? []
  if (!first || !second || !why || !move || !fog) throw new Error('the outline is there')
  const learner = await mintUser()
  await enroll(learner, course.id)
  const progress = { userId: learner.actor.id, lessonId: move.id, courseId: course.id, startedAt: learner.now() }
  await db(learner).insert(lessonProgress).values(progress)

  const next = await updateCourse(teacher, {
    id: course.id,
    sections: [
      {
        id: second.id,
        title: 'Closer',
        lessons: [{ title: 'New', kind: 'article' }, { id: fog.id }, { id: why.id, title: 'Why' }],
      },
    ],
  })
  expect(next.sections).toHaveLength(1)
  expect(next.sections[0]).toMatchObject({
    id: second.id,
    title: 'Closer',
    lessons: [{ title: 'New' }, { id: fog.id, title: 'Fog' }, { id: why.id, title: 'Why', skills: ['Observing'] }],
  })
  expect(next).toMatchObject({ lessonCount: 3, durationSeconds: 121 })
  expect(await refusal(lesson(teacher, move.id))).toBe('not_found')
  expect(await db(learner).select().from(lessonProgress).where(eq(lessonProgress.lessonId, move.id))).toHaveLength(1)

  const emptied = await updateCourse(teacher, { id: course.id, sections: [] })
  expect(emptied).toMatchObject({ sections: [], lessonCount: 0, durationSeconds: 0 })
  expect(await db(learner).select().from(lessonProgress).where(eq(lessonProgress.lessonId, move.id))).toHaveLength(1)
})

test('an outline with the ids of another course is refused as a whole', async () => {
  const { teacher, course } = await published()
  const other = await published()
  const [section] = other.course.sections
  const foreign = updateCourse(teacher, { id: course.id, title: 'Never', sections: section ? [section] : [] })
  expect(await refusal(foreign)).toBe('invalid')
  expect((await courseBySlugOrId(visitor, course.id)).title).toBe(course.title)
})

test('a lesson opens to the enrolled, staff and admins, a free preview to all, a draft to staff alone', async () => {
  const { teacher, course } = await published()
  const [why, move] = course.sections[0]?.lessons ?? []
  if (!why || !move) throw new Error('the outline is there')
  const learner = await mintUser()
  expect(await refusal(lesson(visitor, why.id))).toBe('unauthenticated')
  expect(await refusal(lesson(learner, why.id))).toBe('forbidden')
  expect((await lesson(visitor, move.id)).title).toBe('Clouds move')
  await enroll(learner, course.id)
  for (const ctx of [learner, teacher, await mintUser('admin')]) {
    const found = await lesson(ctx, why.id)
    expect(Lesson.parse(found)).toEqual(found)
    expect(found).toMatchObject({ courseId: course.id, media: null, captions: [], quizId: null })
  }
  const hidden = await createCourse(teacher, draft())
  const secret = hidden.sections[0]?.lessons[1]?.id ?? ''
  expect(await refusal(lesson(visitor, secret))).toBe('not_found')
  expect(await refusal(lesson(learner, secret))).toBe('not_found')
  expect((await lesson(teacher, secret)).id).toBe(secret)
  expect(await refusal(lesson(visitor, 'nonsense'))).toBe('not_found')
})

test('a course nobody takes is deleted; one that is taken is archived and stays with its learners', async () => {
  const { teacher, course } = await published()
  await deleteCourse(teacher, { id: course.id })
  expect(await refusal(courseBySlugOrId(teacher, course.id))).toBe('not_found')

  const taken = await published()
  const learner = await mintUser()
  await enroll(learner, taken.course.id)
  await deleteCourse(taken.teacher, { id: taken.course.id })
  expect((await courseBySlugOrId(learner, taken.course.id)).status).toBe('archived')
  expect(await refusal(courseBySlugOrId(visitor, taken.course.id))).toBe('not_found')
  expect((await lesson(learner, taken.course.sections[0]?.lessons[0]?.id ?? '')).title).toBe('Why clouds')
})

test('enrollments and reviews move the counters within their own transaction', async () => {
  const { course } = await published()
  const learner = await mintUser()
  await enroll(learner, course.id)
  const rate = (rating: number, previousRating: number | null) =>
    transact(learner, tx =>
      emit(tx, reviewWritten, { courseId: course.id, userId: learner.actor.id, rating, previousRating }),
    )
  await rate(5, null)
  await rate(2, 5)
  await rate(4, null)
  await rate(1, null)
  await transact(learner, tx => emit(tx, reviewDeleted, { courseId: course.id, userId: learner.actor.id, rating: 1 }))
  const [row] = await db(learner).select().from(courses).where(eq(courses.id, course.id))
  expect(row).toMatchObject({
    enrollmentCount: 1,
    ratingCounts: [0, 1, 0, 1, 0],
    ratingCount: 2,
    rating: 3,
    ratingScore: 3.36,
  })
})

test('a change is told with the fields that differ, before and after', async () => {
  const teacher = await mintUser('instructor')
  const course = await createCourse(teacher, draft('Read the wind'))
  await updateCourse(teacher, { id: course.id, title: 'Read the sea', level: 'advanced', language: 'en' })
  await updateCourse(teacher, { id: course.id, sections: [] })
  const facts = await db(visitor).select().from(outbox).where(eq(outbox.name, 'course.updated')).orderBy(outbox.id)
  const told = facts.map(({ payload }) => payload).filter(payload => JSON.stringify(payload).includes(course.id))
  expect(told).toEqual([
    {
      ...{ courseId: course.id, title: 'Read the sea', ownerId: teacher.actor.id, outline: false },
      before: { title: 'Read the wind', level: 'beginner' },
      after: { title: 'Read the sea', level: 'advanced' },
    },
    {
      ...{ courseId: course.id, title: 'Read the sea', ownerId: teacher.actor.id, outline: true },
      before: {
        sections: [
          expect.objectContaining({ title: 'Looking up' }),
          expect.objectContaining({ title: 'Looking closer', lessons: [expect.objectContaining({ title: 'Fog' })] }),
        ],
        lessons: expect.arrayContaining([
          expect.objectContaining({ title: 'Fog', bodyMarkdown: 'Fog is a cloud.', kind: 'article' }),
        ]),
      },
      after: { sections: [], lessons: [] },
    },
  ])
})
