// Whoever reads the trail can tell what it was before and what it is after, also of what is deleted, in the download, too.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { auditEntries } from '@/db/schema/audit'
import { enrollments } from '@/db/schema/learning'
import { media } from '@/db/schema/media'
import { mintUser, openTestDatabase } from '@/db/testing'
import { saveQuiz } from '@/lib/assessments/authoring/save-quiz'
import { assessmentReactions } from '@/lib/assessments/reactions'
import { type Context, contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { addCategory } from '@/lib/courses/add-category'
import { attachMedia } from '@/lib/courses/attach-media'
import { createCourse } from '@/lib/courses/create-course'
import { deleteCourse } from '@/lib/courses/delete-course'
import { writtenOutline } from '@/lib/courses/editing/reads'
import { saveLesson } from '@/lib/courses/editing/save-lesson'
import { saveOutline } from '@/lib/courses/editing/save-outline'
import { courseHistory } from '@/lib/courses/history/reads'
import { restoreLesson } from '@/lib/courses/history/restore-lesson'
import { restoreVersion } from '@/lib/courses/history/restore-version'
import { publishCourse } from '@/lib/courses/publish-course'
import { archiveCourse } from '@/lib/courses/publishing/archive-course'
import { cancelPublishing } from '@/lib/courses/publishing/cancel-publishing'
import { returnToDraft } from '@/lib/courses/publishing/return-to-draft'
import { schedulePublishing } from '@/lib/courses/publishing/schedule-publishing'
import { withdrawSubmission } from '@/lib/courses/publishing/withdraw-submission'
import { courseReactions } from '@/lib/courses/reactions'
import { CreateCourse } from '@/lib/courses/schemas'
import { setCover } from '@/lib/courses/set-cover'
import { addStaff } from '@/lib/courses/staff/add-staff'
import { removeStaff } from '@/lib/courses/staff/remove-staff'
import { transferOwnership } from '@/lib/courses/staff/transfer-ownership'
import { updateCourse } from '@/lib/courses/update-course'
import { clockMinute } from '@/lib/events/clock'
import { revokeAccess } from '@/lib/learning/revoke-access'
import { addCaptions } from '@/lib/media/captions/add-captions'
import { deleteCaptions } from '@/lib/media/captions/delete-captions'
import { updateCaptions } from '@/lib/media/captions/update-captions'
import { changeSiteSetting } from '@/lib/site/change-site-setting'
import { AUDITED } from './audited'
import { CSV, JSONL } from './export'
import { auditReactions } from './reactions'
import { allEntries, auditEntry, auditList } from './reads'
import { sealEntries } from './seal-entries'
import { verifyChain } from './verify-chain'

const system = contextFor(systemActor('test'))
let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of auditReactions) reactions().set(reaction.name, reaction)
  await addCategory(system, { slug: 'science', name: 'Science', description: '', position: 0 })
})
afterAll(() => close())

async function drafted() {
  const teacher = await mintUser('instructor')
  const course = await createCourse(
    teacher,
    CreateCourse.parse({
      ...{ title: 'Clouds', descriptionMarkdown: 'What clouds say.', categorySlug: 'science', level: 'beginner' },
      ...{ language: 'en', priceMinor: 0, currency: 'EUR' },
      sections: [
        {
          title: 'One',
          lessons: [
            { title: 'Why', kind: 'article', bodyMarkdown: 'Clouds are water.' },
            { title: 'Check', kind: 'quiz' },
          ],
        },
      ],
    }),
  )
  const [why, check] = course.sections[0]?.lessons.map(({ id }) => id) ?? []
  if (!why || !check) throw new Error('two lessons')
  return { teacher, courseId: course.id, sectionId: course.sections[0]?.id, why, check }
}

/** Ten minutes later, when every sitting is over. */
async function closeSittings(): Promise<void> {
  const later = contextFor(systemActor('clock'), () => new Date(Date.now() + 10 * 60_000))
  const fact = { id: newId(), name: clockMinute.name, payload: { at: later.now().toISOString() } }
  for (const { name, run } of [...courseReactions, ...assessmentReactions])
    if (name.endsWith('close-sittings'))
      await run(later, { ...fact, occurredAt: later.now(), actorId: null, requestId: later.requestId })
}

const entriesOf = (courseId: string, name: string) =>
  db(system)
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.courseId, courseId), eq(auditEntries.name, name)))
    .orderBy(auditEntries.id)
const sidesOf = async (courseId: string, name: string) =>
  (await entriesOf(courseId, name)).map(({ payload: { before, after } }) => [before, after])

const question = (promptMarkdown: string) => ({
  ...{ kind: 'single' as const, promptMarkdown, explanationMarkdown: '', difficulty: 'medium' as const },
  choices: [
    { textMarkdown: 'Water', correct: true },
    { textMarkdown: 'Wool', correct: false },
  ],
})

test('what was written is in the trail with its request, sealed, and in both downloads', async () => {
  const { teacher, courseId, why, check } = await drafted()
  const again: Context = { ...teacher, requestId: newId() }
  await saveLesson(teacher, { id: why, baseRevision: 1, bodyMarkdown: 'Clouds are wat' })
  await saveLesson(again, { id: why, baseRevision: 2, bodyMarkdown: 'Clouds are small water.' })
  const rules = { passPercent: 50, drawCount: null, timeLimitSeconds: null, attemptsAllowed: null, shuffle: true }
  await saveQuiz(teacher, { lessonId: check, baseUpdatedAt: null, ...rules, items: [question('What are clouds?')] })
  const outline = await writtenOutline(teacher, courseId)
  const turned = outline.sections.map(({ id, lessons }) => ({
    id,
    lessons: lessons.map(({ id }) => ({ id })).reverse(),
  }))
  await saveOutline(teacher, { courseId, baseRevision: outline.revision, sections: turned })
  await closeSittings()

  expect(await entriesOf(courseId, 'lesson.edited')).toMatchObject([
    {
      ...{ actorKind: 'user', actorId: teacher.actor.id, subjectId: why },
      requestId: again.requestId,
      payload: {
        ...{ saves: 2, firstRequestId: teacher.requestId },
        before: { bodyMarkdown: 'Clouds are water.' },
        after: { bodyMarkdown: 'Clouds are small water.' },
      },
    },
  ])
  expect(await entriesOf(courseId, 'quiz.written')).toMatchObject([
    { subjectId: check, payload: { before: { questions: [] }, after: { questions: [question('What are clouds?')] } } },
  ])
  const arranged = (titles: string[]) => ({ sections: [{ lessons: titles.map(title => ({ title })) }] })
  expect(await sidesOf(courseId, 'outline.arranged')).toMatchObject([
    [arranged(['Why', 'Check']), arranged(['Check', 'Why'])],
  ])

  await expect.poll(() => sealEntries(system), { timeout: 30_000 }).toBe(0)
  expect((await verifyChain(system)).problemCount).toBe(0)
  for (const format of [CSV, JSONL]) {
    let text = format.head
    for await (const batch of allEntries(system, { subject: courseId })) text += format.lines(batch)
    for (const words of ['Clouds are water.', 'Clouds are small water.', 'What are clouds?', 'Wool'])
      expect(text, format.filename).toContain(words)
  }
})

test('a course on its way says how it stood and how it stands', async () => {
  const { teacher: other, courseId: reviewed } = await drafted()
  const publishable = await drafted()
  const id = publishable.courseId
  await updateCourse(publishable.teacher, {
    id,
    sections: [{ title: 'Only', lessons: [{ id: publishable.why, title: 'Why' }] }],
  })
  const [moment, later] = ['2027-03-01T10:00', '2027-03-02T10:00']
  await schedulePublishing(publishable.teacher, { id, at: moment, note: 'First' })
  await schedulePublishing(publishable.teacher, { id, at: later, note: 'Second' })
  await cancelPublishing(publishable.teacher, { id })
  await publishCourse(publishable.teacher, { id })
  await returnToDraft(publishable.teacher, { id })
  await archiveCourse(publishable.teacher, { id })
  const plan = (publishAt: string | null, note: string) => ({ publishAt, note, learners: 'keep' })
  const [first, second] = [plan('2027-03-01T10:00:00.000Z', 'First'), plan('2027-03-02T10:00:00.000Z', 'Second')]
  expect(await sidesOf(id, 'course.publication-scheduled')).toEqual([
    [plan(null, ''), first],
    [first, second],
  ])
  expect(await sidesOf(id, 'course.publication-cancelled')).toEqual([[second, plan(null, 'Second')]])
  expect(await sidesOf(id, 'course.published')).toEqual([
    [
      { status: 'draft', version: 0 },
      { status: 'published', version: 1 },
    ],
  ])
  expect(await sidesOf(id, 'course.drafted')).toEqual([[{ status: 'published' }, { status: 'draft' }]])
  expect(await sidesOf(id, 'course.archived')).toEqual([[{ status: 'draft' }, { status: 'archived' }]])

  await changeSiteSetting(system, { key: 'courses.review', value: true })
  await updateCourse(other, {
    id: reviewed,
    sections: [{ title: 'Only', lessons: [{ title: 'W', kind: 'article', bodyMarkdown: 'W' }] }],
  })
  await publishCourse(other, { id: reviewed })
  await withdrawSubmission(other, { id: reviewed })
  await changeSiteSetting(system, { key: 'courses.review', value: false })
  const [draft, inReview] = [
    { status: 'draft', inReview: false },
    { status: 'in_review', inReview: true },
  ]
  expect(await sidesOf(reviewed, 'course.review-requested')).toEqual([[draft, inReview]])
  expect(await sidesOf(reviewed, 'course.review-withdrawn')).toEqual([[inReview, draft]])
})

test('going back tells what the lessons said, and deleting what there was', async () => {
  const { teacher, courseId, sectionId, why } = await drafted()
  const write = (bodyMarkdown: string) =>
    updateCourse(teacher, {
      id: courseId,
      sections: [{ id: sectionId, title: 'Only', lessons: [{ id: why, bodyMarkdown }] }],
    })
  await write('Clouds are ice.')
  await publishCourse(teacher, { id: courseId })
  const versionId = (await courseHistory(teacher, courseId))[0]?.id ?? ''
  await write('Clouds are wool.')
  await restoreLesson(teacher, { courseId, versionId, lessonId: why })
  await updateCourse(teacher, { id: courseId, title: 'Wool' })
  await restoreVersion(teacher, { courseId, versionId })
  const says = (bodyMarkdown: string) => expect.objectContaining({ id: why, bodyMarkdown })
  expect(await sidesOf(courseId, 'lesson.restored')).toEqual([
    [{ lessons: [says('Clouds are wool.')] }, { lessons: [says('Clouds are ice.')] }],
  ])
  expect(await sidesOf(courseId, 'course.restored')).toEqual([[{ title: 'Wool' }, { title: 'Clouds' }]])
  await returnToDraft(teacher, { id: courseId })
  await deleteCourse(teacher, { id: courseId })
  expect(await sidesOf(courseId, 'course.deleted')).toMatchObject([
    [{ title: 'Clouds', status: 'draft', sections: [{ lessons: [{ id: why, title: 'Why' }] }] }, null],
  ])
})

test('captions, covers, media, staff and access say what they were', async () => {
  const { teacher, courseId, why } = await drafted()
  const [video, cover, helper, learner] = [newId(), newId(), await mintUser('instructor'), await mintUser('student')]
  const file = { ownerId: teacher.actor.id, filename: 'x', digest: 'x', courseId }
  await db(system)
    .insert(media)
    .values([
      { ...file, id: video, kind: 'video', visibility: 'course' },
      { ...file, id: cover, kind: 'image', visibility: 'public' },
    ])
  const cue = (text: string) => `WEBVTT\n\n00:00.000 --> 00:01.000\n${text}\n`
  const { id } = await addCaptions(teacher, { mediaId: video, language: 'en', text: cue('One') })
  await updateCaptions(teacher, { id, text: cue('Two') })
  await deleteCaptions(teacher, { id })
  const text = (word: string) => expect.stringContaining(word)
  expect(await sidesOf(courseId, 'captions.updated')).toEqual([[{ text: text('One') }, { text: text('Two') }]])
  expect(await sidesOf(courseId, 'captions.deleted')).toEqual([
    [
      { language: 'en', label: 'English', isDefault: true, text: text('Two') },
      { language: null, label: null, isDefault: null, text: null },
    ],
  ])
  await setCover(teacher, { courseId, mediaId: cover })
  await attachMedia(teacher, { lessonId: why, mediaId: video })
  expect(await sidesOf(courseId, 'course.updated')).toEqual([[{ coverMediaId: null }, { coverMediaId: cover }]])
  expect(await sidesOf(courseId, 'lesson.media-changed')).toEqual([[{ mediaId: null }, { mediaId: video }]])

  const [helperId, userId] = [helper.actor.id, learner.actor.id]
  await addStaff(teacher, { courseId, userEmail: `${helperId}@example.com`, role: 'assistant' })
  await removeStaff(teacher, { courseId, userId: helperId })
  expect(await sidesOf(courseId, 'staff.removed')).toEqual([[{ role: 'assistant' }, { role: null }]])
  await addStaff(teacher, { courseId, userEmail: `${helperId}@example.com`, role: 'co_instructor' })
  await transferOwnership(teacher, { courseId, userId: helperId })
  const handed = [{ ownerId: teacher.actor.id }, { ownerId: helperId }]
  expect(await sidesOf(courseId, 'course.ownership-transferred')).toEqual([handed])
  const admin = await mintUser('admin')
  await db(system).update(users).set({ name: 'Mira' }).where(eq(users.id, helperId))
  const shown = (await auditList(admin, { subject: courseId, kind: 'course.ownership-transferred', limit: 5 })).items[0]
  expect(shown?.changes).toEqual([{ field: 'ownerId', before: 'A learner', after: 'Mira' }])
  expect(shown?.details).toMatchObject({ before: handed[0], after: handed[1] })
  expect(await auditEntry(admin, shown?.id ?? '')).toEqual(shown)
  const enrolledAt = new Date('2026-11-01T00:00:00Z')
  await db(system).insert(enrollments).values({ id: newId(), courseId, userId, enrolledAt, completedLessons: 1 })
  await revokeAccess(teacher, { courseId, userId, reason: 'Asked for it.' })
  expect(await sidesOf(courseId, 'enrollment.revoked')).toMatchObject([
    [{ source: 'self', completedLessons: 1, enrolledAt: enrolledAt.toISOString() }, null],
  ])
})

test('no entry that was written here lacks its sides', async () => {
  const told = new Set(AUDITED.filter(({ noBefore }) => noBefore === null).map(({ name }) => name))
  const kept = (await db(system).select().from(auditEntries)).filter(({ name }) => told.has(name))
  expect(new Set(kept.map(({ name }) => name)).size).toBeGreaterThan(15)
  for (const { name, payload } of kept)
    expect(Object.keys(payload), name).toEqual(expect.arrayContaining(['before', 'after']))
})
