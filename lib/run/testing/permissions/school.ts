// A course with all that the permission table speaks of: lessons, a film with captions, a quiz, notes, messages, an upload …
import { readFileSync } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { categories, courseImports, courseStaff, courses, courseVersions, lessons } from '@/db/schema/courses'
import { courseReviews, enrollments } from '@/db/schema/learning'
import { captions } from '@/db/schema/media'
import { newCourse } from '@/db/school.testing'
import { authoredQuiz } from '@/lib/assessments/authoring/reads'
import { startAttempt } from '@/lib/assessments/start-attempt'
import { writeQuiz } from '@/lib/assessments/write-quiz'
import { contextFor, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { publishCourse } from '@/lib/courses/publish-course'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { sendMessage } from '@/lib/learning/messages/send-message'
import { createNote } from '@/lib/learning/notes/create-note'
import { storeVideo } from '@/lib/media/store-video'
import { beginUpload } from '@/lib/media/uploads/begin-upload'
import { account, type Cast } from './cast'

const FILM = 'db/seed/courses/read-the-weather/01-looking-up/clouds.mp4'
export const VTT = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nGood morning\n'
const system = contextFor(systemActor('test'))

export type School = Awaited<ReturnType<typeof openSchool>>

/** The course of the cast's staff, and a pupil of it who is not of the cast. As a draft the cast's learner is not enrolled. */
export async function openSchool(cast: Cast, status: 'published' | 'draft') {
  const course = await newCourse({
    ownerId: cast.owner.id,
    outline: [[{}, { kind: 'video', durationSeconds: 7 }, { kind: 'quiz' }, { freePreview: true }]],
  })
  const [article, film, quiz, preview] = course.lessons.map(({ id }) => id)
  if (!article || !film || !quiz || !preview) throw new Error('four lessons were made')
  const [helper, pupil] = [await account('helper', 'instructor'), await account('pupil', 'student')]
  await db(system)
    .insert(courseStaff)
    .values([
      { courseId: course.id, userId: cast.coInstructor.id, role: 'co_instructor' },
      { courseId: course.id, userId: cast.assistant.id, role: 'assistant' },
      { courseId: course.id, userId: helper.id, role: 'assistant' },
    ])
  const text = { bodyMarkdown: 'Some words to read.' }
  await db(system).update(lessons).set(text).where(eq(lessons.courseId, course.id))
  await db(system).update(courses).set({ descriptionMarkdown: 'A course.' }).where(eq(courses.id, course.id))

  const media = await addFilm(course.id, film)
  const written = await addQuiz(course.id, quiz)
  await publishCourse(cast.owner.ctx, { id: course.id })
  const [version] = await db(system).select().from(courseVersions).where(eq(courseVersions.courseId, course.id))
  await enroll(contextFor(userActor({ id: pupil.id, name: 'pupil', role: 'student' })), { courseId: course.id })
  const learned = await learn(cast, { courseId: course.id, article, quizId: written.quizId })
  const upload = await beginUpload(cast.owner.ctx, {
    ...{ purpose: 'lesson', courseId: course.id, lessonId: film, filename: 'film.mp4', sizeBytes: 4 },
  })
  if (status === 'draft') {
    await db(system).update(courses).set({ status }).where(eq(courses.id, course.id))
    const learner = and(eq(enrollments.courseId, course.id), eq(enrollments.userId, cast.learner.id))
    await db(system).delete(enrollments).where(learner)
  }
  const [category] = await db(system).select().from(categories).where(eq(categories.id, course.categoryId))
  const lessonIds = { article, film, quiz, preview, sectionId: course.lessons[0]?.sectionId ?? '' }
  const others = { helper, pupil, importId: await addImport(cast), templateId: await addTemplate(cast) }
  const at = { courseId: course.id, slug: course.slug, categorySlug: category?.slug ?? '', isDraft: status === 'draft' }
  const about = { uploadId: upload.id, versionId: version?.id ?? '' }
  return { cast, ...at, ...lessonIds, ...others, ...about, ...written, ...media, ...learned }
}

async function addFilm(courseId: string, lessonId: string) {
  const open = async () =>
    (async function* () {
      yield new Uint8Array(readFileSync(FILM))
    })()
  const film = { filename: 'clouds.mp4', files: [{ open }], captions: [{ language: 'en', text: VTT }] }
  const mediaId = await storeVideo(system, { ...film, visibility: 'course', courseId })
  await db(system).update(lessons).set({ mediaId }).where(eq(lessons.id, lessonId))
  const [row] = await db(system).select({ id: captions.id }).from(captions).where(eq(captions.mediaId, mediaId))
  return { mediaId, captionsId: row?.id ?? '' }
}

export const ITEM = {
  kind: 'single' as const,
  promptMarkdown: 'Which?',
  choices: [
    { textMarkdown: 'this', correct: true },
    { textMarkdown: 'that', correct: false },
  ],
  explanationMarkdown: 'Because.',
}

async function addQuiz(courseId: string, lessonId: string) {
  const { quizId } = await writeQuiz(system, { lessonId, courseId, items: [ITEM] })
  const quiz = await authoredQuiz(system, lessonId)
  return { quizId, quizUpdatedAt: quiz?.updatedAt ?? null }
}

/** What the learner has done in the course, and what they were told. */
async function learn(cast: Cast, { courseId, article, quizId }: { courseId: string; article: string; quizId: string }) {
  const { learner, owner } = cast
  await enroll(learner.ctx, { courseId })
  await completeLesson(learner.ctx, { lessonId: article })
  const note = await createNote(learner.ctx, { lessonId: article, body: 'to remember' })
  const attempt = await startAttempt(learner.ctx, { quizId })
  const [reviewId, now] = [newId(), new Date()]
  const review = {
    id: reviewId,
    courseId,
    userId: learner.id,
    rating: 5,
    body: 'Good.',
    reply: 'Thank you.',
    createdAt: now,
    updatedAt: now,
  }
  await db(system).insert(courseReviews).values(review)
  const { message } = await sendMessage(owner.ctx, {
    ...{ courseId, subject: 'Hello', bodyMarkdown: 'all', to: { kind: 'all' } },
  })
  const [item] = attempt.items
  const attempted = { attemptId: attempt.id, itemId: item?.id ?? '', choiceId: item?.choices[0]?.id ?? '' }
  return { noteId: note.id, reviewId, messageId: message.id, ...attempted }
}

async function addImport(cast: Cast): Promise<string> {
  const row = {
    id: newId(),
    ownerId: cast.owner.id,
    filename: 'a.zip',
    storageKey: newId(),
    state: 'previewed' as const,
  }
  await db(system).insert(courseImports).values(row)
  return row.id
}

async function addTemplate(cast: Cast): Promise<string> {
  const { id } = await newCourse({ ownerId: cast.otherOwner.id, status: 'draft' })
  await db(system).update(courses).set({ isTemplate: true }).where(eq(courses.id, id))
  return id
}

/** The course in which the others of the cast teach. */
export async function openOtherSchool(cast: Cast): Promise<void> {
  const { id: courseId } = await newCourse({ ownerId: cast.otherOwner.id })
  await db(system)
    .insert(courseStaff)
    .values([
      { courseId, userId: cast.otherCoInstructor.id, role: 'co_instructor' },
      { courseId, userId: cast.otherAssistant.id, role: 'assistant' },
    ])
}
