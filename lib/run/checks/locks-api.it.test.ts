// No address, token or media link passes a prerequisite, the order of lessons or drip; every refusal says what opens it.
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { lessons } from '@/db/schema/courses'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { writeQuiz } from '@/lib/assessments/write-quiz'
import { contextFor, systemActor } from '@/lib/core/context'
import { setCourseOrder } from '@/lib/courses/access/set-course-order'
import { setDrip } from '@/lib/courses/access/set-drip'
import { setPrerequisites } from '@/lib/courses/access/set-prerequisites'
import { attachMedia } from '@/lib/courses/attach-media'
import { publishCourse } from '@/lib/courses/publish-course'
import { updateCourse } from '@/lib/courses/update-course'
import { storeVideo } from '@/lib/media/store-video'
import { api } from '../testing/api'
import { person } from '../testing/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const FILM = 'db/seed/courses/read-the-weather/01-looking-up/clouds'
const opens = (file: string) => ({
  async open() {
    return (async function* () {
      yield new Uint8Array(readFileSync(file))
    })()
  },
})

/** An article, a film with captions and a quiz, published, and somebody enrolled. */
async function school() {
  const [teacher, learner] = [await person('instructor'), await person()]
  const course = await newCourse({
    status: 'draft',
    ownerId: teacher.id,
    outline: [[{ kind: 'article' }, { kind: 'video' }], [{ kind: 'quiz' }]],
  })
  const [article, film, quiz] = course.lessons.map(({ id }) => id)
  if (!article || !film || !quiz) throw new Error('three lessons')
  await db(system).update(lessons).set({ bodyMarkdown: 'Words.' }).where(eq(lessons.id, article))
  const place = { visibility: 'course' as const, courseId: course.id }
  const captions = [{ language: 'en', text: readFileSync(`${FILM}.en.vtt`, 'utf8') }]
  const mediaId = await storeVideo(teacher.ctx, {
    filename: 'a.mp4',
    files: [opens(`${FILM}.mp4`)],
    captions,
    ...place,
  })
  await attachMedia(teacher.ctx, { lessonId: film, mediaId })
  const choices = [
    { textMarkdown: 'Blue', correct: true },
    { textMarkdown: 'Green', correct: false },
  ]
  const items = [{ kind: 'single' as const, promptMarkdown: 'The sky?', choices, explanationMarkdown: '' }]
  const { quizId } = await writeQuiz(system, { lessonId: quiz, courseId: course.id, items })
  await updateCourse(teacher.ctx, { id: course.id, descriptionMarkdown: 'Words.' })
  await publishCourse(teacher.ctx, { id: course.id })
  await api('POST', `/api/v1/courses/${course.id}/enroll`, { token: learner.token })
  const shown = await api('GET', `/api/v1/lessons/${film}`, { token: teacher.token })
  const { media, captions: tracks } = shown.body as {
    media: { sources: { url: string }[] }
    captions: { url: string }[]
  }
  const links = [media.sources[0]?.url ?? '', tracks[0]?.url ?? '']
  return { course, teacher, learner, article, film, quiz, quizId, links }
}
type School = Awaited<ReturnType<typeof school>>

/** Every way to the film and the quiz, by one person. */
async function tries({ film, quiz, quizId, links: [bytes = '', captions = ''] }: School, token: string) {
  const answers = [
    await api('GET', `/api/v1/lessons/${film}`, { token }),
    await api('PUT', `/api/v1/lessons/${film}/progress`, { token, body: { positionSeconds: 1 } }),
    await api('POST', `/api/v1/lessons/${film}/complete`, { token }),
    await api('POST', `/api/v1/lessons/${film}/notes`, { token, body: { body: 'Let me in' } }),
    await api('GET', bytes, { token, headers: { range: 'bytes=0-9' } }),
    await api('HEAD', bytes, { token }),
    await api('GET', captions, { token }),
    await api('GET', `/api/v1/lessons/${quiz}`, { token }),
    await api('POST', `/api/v1/quizzes/${quizId}/attempts`, { token }),
  ]
  return answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim())
}
const CLOSED = [
  '403 locked',
  '403 locked',
  '403 locked',
  '403 locked',
  '403 locked',
  '403',
  '403 locked',
  '403 locked',
  '403 locked',
]

test('in order: all doors are closed until the lesson before is complete', async () => {
  const all = await school()
  await setCourseOrder(all.teacher.ctx, { courseId: all.course.id, lessonOrder: 'in_order' })
  expect(await tries(all, all.learner.token)).toEqual(CLOSED)
  const refused = await api('GET', `/api/v1/lessons/${all.film}`, { token: all.learner.token })
  expect(refused.body).toMatchObject({
    detail: 'This lesson is still locked. Complete “Lesson 1.1” first.',
    locks: [{ kind: 'lesson', lessonId: all.article, words: 'Complete “Lesson 1.1” first' }],
  })
  const done = await api('POST', `/api/v1/lessons/${all.article}/complete`, { token: all.learner.token })
  expect(done.status).toBe(200)
  const after = await tries(all, all.learner.token)
  expect(after.slice(0, 7)).toEqual(['200', '200', '409 evidence_missing', '201', '206', '200', '200'])
  expect(after.slice(7)).toEqual(['403 locked', '403 locked'])
})

test('prerequisites and drip close them alike, for learners and not for those who teach', async () => {
  const all = await school()
  const { ctx } = all.teacher
  const lock = {
    courseId: all.course.id,
    sectionId: all.course.lessons[2]?.sectionId,
    requires: [{ kind: 'section' as const, sectionId: all.course.lessons[0]?.sectionId ?? '' }],
  }
  await setPrerequisites(ctx, lock)
  const opensAt = new Date(Date.now() + 86_400_000).toISOString()
  await setDrip(ctx, { courseId: all.course.id, lessonId: all.film, opensAt, opensAfterDays: null })
  expect(await tries(all, all.learner.token)).toEqual(CLOSED)
  expect((await tries(all, all.teacher.token)).filter(answer => /locked/.test(answer))).toEqual([])
  const told = await api('GET', `/api/v1/lessons/${all.film}`, { token: all.learner.token })
  expect(told.body).toMatchObject({ locks: [{ kind: 'date', opensAt }] })

  await setDrip(ctx, { courseId: all.course.id, lessonId: all.film, opensAt: null, opensAfterDays: 3 })
  expect((await tries(all, all.learner.token)).slice(0, 7)).toEqual(CLOSED.slice(0, 7))
  await setDrip(ctx, { courseId: all.course.id, lessonId: all.film, opensAt: null, opensAfterDays: null })
  expect((await tries(all, all.learner.token))[0]).toBe('200')
})

test('a course that comes first closes all of it, until it is complete', async () => {
  const [first, then] = [await school(), await school()]
  const requires = [{ kind: 'course' as const, courseId: first.course.id }]
  // Who teaches the later course names any course that they can see.
  await setPrerequisites(then.teacher.ctx, { courseId: then.course.id, requires })
  const { token } = then.learner
  const told = await api('GET', `/api/v1/lessons/${then.article}`, { token })
  expect(told.body).toMatchObject({ code: 'locked', locks: [{ kind: 'course', courseSlug: first.course.slug }] })
  expect(await tries(then, token)).toEqual(CLOSED)
})

test('strangers learn no more of a locked lesson than of any other', async () => {
  const all = await school()
  await setCourseOrder(all.teacher.ctx, { courseId: all.course.id, lessonOrder: 'in_order' })
  const stranger = await person()
  expect((await api('GET', `/api/v1/lessons/${all.film}`, { token: stranger.token })).body.code).toBe('forbidden')
  expect((await api('GET', `/api/v1/lessons/${all.film}`)).status).toBe(401)
  for (const link of all.links) expect((await api('GET', link, { token: stranger.token })).status).toBe(404)
})
