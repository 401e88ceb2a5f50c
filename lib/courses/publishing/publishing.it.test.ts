// Publishing now, at an hour, after a review, and taking it back: by role.
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff, courses, courseVersions } from '@/db/schema/courses'
import { outbox } from '@/db/schema/platform'
import { mintUser, openTestDatabase } from '@/db/testing'
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { changeSiteSetting } from '@/lib/site/change-site-setting'
import { siteSettings } from '@/lib/site/reads'
import { addCategory } from '../add-category'
import { createCourse } from '../create-course'
import { publishCourse } from '../publish-course'
import { type Course, CreateCourse } from '../schemas'
import { updateCourse } from '../update-course'
import { archiveCourse } from './archive-course'
import { askForChanges } from './ask-for-changes'
import { cancelPublishing } from './cancel-publishing'
import { passReview } from './pass-review'
import { publishDue } from './publish-due'
import { publishing, submittedCourses } from './reads'
import { returnToDraft } from './return-to-draft'
import { schedulePublishing } from './schedule-publishing'
import { withdrawSubmission } from './withdraw-submission'

const system = contextFor(systemActor('test'))
let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  await addCategory(system, { slug: 'science', name: 'Science', description: '', position: 0 })
})
afterEach(() => changeSiteSetting(system, { key: 'courses.review', value: false }))
afterAll(() => close())

const draft = (bodyMarkdown = 'Clouds are water.') =>
  CreateCourse.parse({
    title: 'Read the clouds',
    descriptionMarkdown: 'What clouds say.',
    categorySlug: 'science',
    level: 'beginner',
    language: 'en',
    priceMinor: 0,
    currency: 'EUR',
    sections: [{ title: 'One', lessons: [{ title: 'Why', kind: 'article', bodyMarkdown }] }],
  })

async function drafted(bodyMarkdown?: string): Promise<{ teacher: Context; course: Course }> {
  const teacher = await mintUser('instructor')
  return { teacher, course: await createCourse(teacher, draft(bodyMarkdown)) }
}

async function assistantOf(course: Course): Promise<Context> {
  const assistant = await mintUser('instructor')
  await db(system).insert(courseStaff).values({ courseId: course.id, userId: assistant.actor.id, role: 'assistant' })
  return assistant
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'fine',
    (error: { reason?: string }) => error.reason,
  )
const rowOf = async (id: string) => (await db(system).select().from(courses).where(eq(courses.id, id)))[0]
const factsOf = async (id: string) =>
  (await db(system).select().from(outbox).orderBy(outbox.id))
    .filter(({ payload }) => (payload as { courseId?: string }).courseId === id)
    .map(({ name, payload }) => ({ name, payload: payload as Record<string, unknown> }))
const at = (ctx: Context, moment: string): Context => ({ ...ctx, now: () => new Date(moment) })

test('a publication keeps its note, and its fact says what becomes of learners under way', async () => {
  const { teacher, course } = await drafted()
  expect(await publishCourse(teacher, { id: course.id, note: 'The first one' })).toMatchObject({ status: 'published' })
  await updateCourse(teacher, { id: course.id, subtitle: 'Look up' })
  await publishCourse(teacher, { id: course.id, learners: 'migrate' })
  const published = (await factsOf(course.id)).filter(({ name }) => name === 'course.published')
  expect(published.map(({ payload }) => [payload.version, payload.learners])).toEqual([
    [1, 'keep'],
    [2, 'migrate'],
  ])
  const versions = await db(system).select().from(courseVersions).where(eq(courseVersions.courseId, course.id))
  expect(versions.map(({ number, note }) => [number, note])).toEqual([
    [1, 'The first one'],
    [2, ''],
  ])
  await publishCourse(teacher, { id: course.id })
  expect((await rowOf(course.id))?.versionNumber).toBe(2)
  await publishCourse(teacher, { id: course.id, learners: 'migrate' })
  expect((await factsOf(course.id)).at(-1)).toMatchObject({
    name: 'course.published',
    payload: { version: 2, learners: 'migrate' },
  })
})

test('the page says what is required, what would be better, and how hard the course is to read', async () => {
  const { teacher, course } = await drafted(
    `${'The cat sat on the mat. '.repeat(30)}\n\n![](x.png) [here](https://a.example)`,
  )
  const page = await publishing(teacher, course.id)
  expect(page).toMatchObject({
    status: 'draft',
    isReviewed: false,
    lessonCount: 1,
    learnersUnderWay: 0,
    scheduled: null,
  })
  expect(page.checklist.map(({ topic }) => topic)).toEqual([
    'presentation',
    'presentation',
    'presentation',
    'pictures',
    'links',
  ])
  expect(page.readingLevel?.grade).toBeLessThan(4)
  expect(await refusal(publishing(await assistantOf(course), course.id))).toBe('forbidden')
  expect(await refusal(publishing(await mintUser('instructor'), course.id))).toBe('not_found')
})

test('a course publishes itself at its hour for the one who scheduled it, and once', async () => {
  const { teacher, course } = await drafted()
  const noon = at(teacher, '2026-03-01T12:00:00Z')
  expect(
    await schedulePublishing(noon, {
      id: course.id,
      at: '2026-03-02T09:00',
      timeZone: 'Europe/Berlin',
      note: 'As planned',
    }),
  ).toEqual({ publishAt: '2026-03-02T08:00:00.000Z' })
  expect((await publishing(teacher, course.id)).scheduled).toMatchObject({ note: 'As planned' })
  await publishDue(at(system, '2026-03-02T07:59:59Z'))
  expect((await rowOf(course.id))?.status).toBe('draft')
  await Promise.all([publishDue(at(system, '2026-03-02T08:00:00Z')), publishDue(at(system, '2026-03-02T08:00:00Z'))])
  expect(await rowOf(course.id)).toMatchObject({
    status: 'published',
    versionNumber: 1,
    publishAt: null,
    publishBy: null,
  })
  const published = (await factsOf(course.id)).filter(({ name }) => name === 'course.published')
  expect(published).toHaveLength(1)
  const [version] = await db(system).select().from(courseVersions).where(eq(courseVersions.courseId, course.id))
  expect(version).toMatchObject({ note: 'As planned', publishedBy: course.instructor.id })
})

test('what is not ready at its hour stays a draft and says why; a second look does nothing', async () => {
  const { teacher, course } = await drafted('')
  await schedulePublishing(at(teacher, '2026-03-01T12:00:00Z'), { id: course.id, at: '2026-03-01T13:00' })
  await publishDue(at(system, '2026-03-01T13:00:00Z'))
  const row = await rowOf(course.id)
  expect(row).toMatchObject({ status: 'draft', publishAt: null })
  expect(row?.reviewNote).toMatch(/did not publish itself.*add at least one lesson with content/)
  expect((await factsOf(course.id)).at(-1)?.name).toBe('course.publication-failed')
  await publishDue(at(system, '2026-03-01T13:01:00Z'))
  expect((await factsOf(course.id)).filter(({ name }) => name === 'course.publication-failed')).toHaveLength(1)
})

test('who lost the course in the meantime publishes nothing', async () => {
  const { teacher, course } = await drafted()
  const helper = await mintUser('instructor')
  const part = { courseId: course.id, userId: helper.actor.id, role: 'co_instructor' as const }
  await db(system).insert(courseStaff).values(part)
  await schedulePublishing(at(helper, '2026-03-01T12:00:00Z'), { id: course.id, at: '2026-03-01T13:00' })
  await db(system).delete(courseStaff).where(eq(courseStaff.userId, helper.actor.id))
  await publishDue(at(system, '2026-03-01T13:00:00Z'))
  expect(await rowOf(course.id)).toMatchObject({
    status: 'draft',
    reviewNote: expect.stringContaining('did not publish'),
  })
  expect(teacher.actor.kind).toBe('user')
})

test('an hour can be moved and taken back; none in the past is taken', async () => {
  const { teacher, course } = await drafted()
  const noon = at(teacher, '2026-03-01T12:00:00Z')
  for (const time of ['2026-03-01T12:00', '2020-01-01T00:00', '2031-01-01T00:00', 'soon'])
    expect(await refusal(schedulePublishing(noon, { id: course.id, at: time }))).toBe('invalid')
  await schedulePublishing(noon, { id: course.id, at: '2026-03-01T13:00' })
  await schedulePublishing(noon, { id: course.id, at: '2026-03-01T14:00' })
  await cancelPublishing(noon, { id: course.id })
  await cancelPublishing(noon, { id: course.id })
  await publishDue(at(system, '2026-03-01T15:00:00Z'))
  expect((await rowOf(course.id))?.status).toBe('draft')
  expect((await factsOf(course.id)).map(({ name }) => name)).toEqual([
    'course.created',
    'course.publication-scheduled',
    'course.publication-scheduled',
    'course.publication-cancelled',
  ])
  const assistant = await assistantOf(course)
  expect(await refusal(schedulePublishing(assistant, { id: course.id, at: '2099-01-01T00:00' }))).toBe('forbidden')
  expect(await refusal(cancelPublishing(assistant, { id: course.id }))).toBe('forbidden')
  expect(await refusal(publishDue(teacher))).toBe('forbidden')
})

test('where the site has courses reviewed, a teacher asks, and an admin passes them', async () => {
  const [admin, { teacher, course }] = [await mintUser('admin'), await drafted()]
  await changeSiteSetting(admin, { key: 'courses.review', value: true })
  expect(await publishCourse(teacher, { id: course.id, note: 'Please look' })).toMatchObject({ status: 'in_review' })
  await publishCourse(teacher, { id: course.id, note: 'Please look well' })
  expect(await submittedCourses(admin)).toMatchObject([
    { id: course.id, note: 'Please look well', isNewVersion: false },
  ])
  expect(await refusal(submittedCourses(teacher))).toBe('forbidden')
  expect(await refusal(passReview(teacher, { id: course.id }))).toBe('forbidden')
  expect(await passReview(admin, { id: course.id })).toMatchObject({ status: 'published' })
  expect(await refusal(passReview(admin, { id: course.id }))).toBe('conflict')
  expect((await factsOf(course.id)).map(({ name }) => name)).toEqual([
    'course.created',
    'course.review-requested',
    'course.review-passed',
    'course.published',
  ])
})

test('a published course stays in the catalogue while its new version waits, and when changes are asked for', async () => {
  const [admin, { teacher, course }] = [await mintUser('admin'), await drafted()]
  await publishCourse(teacher, { id: course.id })
  await changeSiteSetting(admin, { key: 'courses.review', value: true })
  await updateCourse(teacher, { id: course.id, subtitle: 'New' })
  expect(await publishCourse(teacher, { id: course.id, learners: 'migrate' })).toMatchObject({ status: 'published' })
  expect(await submittedCourses(admin)).toMatchObject([{ id: course.id, isNewVersion: true }])
  expect(await refusal(askForChanges(teacher, { id: course.id, note: 'No' }))).toBe('forbidden')
  await askForChanges(admin, { id: course.id, note: 'Say more about rain.' })
  expect(await rowOf(course.id)).toMatchObject({
    status: 'published',
    versionNumber: 1,
    submittedAt: null,
    reviewNote: 'Say more about rain.',
  })
  await publishCourse(teacher, { id: course.id, learners: 'migrate' })
  await passReview(admin, { id: course.id })
  expect(await rowOf(course.id)).toMatchObject({ versionNumber: 2, reviewNote: null })
  expect((await factsOf(course.id)).at(-1)?.payload).toMatchObject({ version: 2, learners: 'migrate' })
})

test('a draft that was sent back is a draft again, and a submission can be withdrawn', async () => {
  const [admin, { teacher, course }] = [await mintUser('admin'), await drafted()]
  await changeSiteSetting(admin, { key: 'courses.review', value: true })
  await publishCourse(teacher, { id: course.id })
  await askForChanges(admin, { id: course.id, note: 'Longer, please.' })
  expect(await rowOf(course.id)).toMatchObject({ status: 'draft', reviewNote: 'Longer, please.' })
  await publishCourse(teacher, { id: course.id })
  await withdrawSubmission(teacher, { id: course.id })
  expect(await rowOf(course.id)).toMatchObject({ status: 'draft', submittedAt: null })
  expect(await refusal(askForChanges(admin, { id: course.id, note: 'Too late' }))).toBe('conflict')
  await changeSiteSetting(admin, { key: 'courses.review', value: false })
  expect(await publishCourse(admin, { id: course.id })).toMatchObject({ status: 'published' })
})

test('archiving leaves the catalogue and publishing comes back; a draft again only where nobody is enrolled', async () => {
  const { teacher, course } = await drafted()
  await publishCourse(teacher, { id: course.id })
  await archiveCourse(teacher, { id: course.id })
  await archiveCourse(teacher, { id: course.id })
  expect((await rowOf(course.id))?.status).toBe('archived')
  expect(await publishCourse(teacher, { id: course.id })).toMatchObject({ status: 'published' })
  await returnToDraft(teacher, { id: course.id })
  expect((await rowOf(course.id))?.status).toBe('draft')
  await publishCourse(teacher, { id: course.id })
  const learner = await mintUser()
  const { enrollments } = await import('@/db/schema/learning')
  const enrollment = { id: newId(), courseId: course.id, userId: learner.actor.id, enrolledAt: new Date() }
  await db(system).insert(enrollments).values(enrollment)
  expect(await refusal(returnToDraft(teacher, { id: course.id }))).toBe('conflict')
  const assistant = await assistantOf(course)
  expect(await refusal(archiveCourse(assistant, { id: course.id }))).toBe('forbidden')
  expect(await refusal(returnToDraft(assistant, { id: course.id }))).toBe('forbidden')
  expect((await factsOf(course.id)).map(({ name }) => name)).toEqual([
    'course.created',
    'course.published',
    'course.archived',
    'course.published',
    'course.drafted',
    'course.published',
  ])
})

test('settings are the admins’, and each change is a fact', async () => {
  const admin = await mintUser('admin')
  expect(await refusal(changeSiteSetting(await mintUser('instructor'), { key: 'courses.review', value: true }))).toBe(
    'forbidden',
  )
  expect(await siteSettings(admin)).toEqual({ reviewCourses: false })
  await changeSiteSetting(admin, { key: 'courses.review', value: true })
  await changeSiteSetting(admin, { key: 'courses.review', value: true })
  expect(await siteSettings(admin)).toEqual({ reviewCourses: true })
  const changes = (await db(system).select().from(outbox)).filter(
    ({ name, actorId }) => name === 'site.setting-changed' && actorId === admin.actor.id,
  )
  expect(changes.map(({ payload }) => payload)).toEqual([{ key: 'courses.review', before: false, after: true }])
})
