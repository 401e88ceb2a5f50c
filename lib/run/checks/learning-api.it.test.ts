// The endpoints of learning and quizzes keep the published contract, by status.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { writeQuiz } from '@/lib/assessments/write-quiz'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { api, type Call } from '../testing/api'
import { person } from '../testing/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

type Outline = NonNullable<Parameters<typeof newCourse>[0]>['outline']

async function enrolled(outline: Outline = [[{}]]) {
  const [learner, course] = [await person(), await newCourse({ outline })]
  const { token } = learner
  const enrollment = await api('POST', `/api/v1/courses/${course.id}/enroll`, { token })
  const lessonId = course.lessons[0]?.id ?? ''
  const call = (method: string, path: string, body?: unknown) => api(method, `/api/v1${path}`, { token, body })
  return { ...learner, course, lessonId, enrollment, call }
}

async function withQuiz() {
  const learner = await enrolled([[{ kind: 'quiz' }]])
  const choices = [
    { textMarkdown: 'Blue', correct: true },
    { textMarkdown: 'Green', correct: false },
  ]
  const items = [{ kind: 'single' as const, promptMarkdown: 'The sky?', choices, explanationMarkdown: 'Scattering' }]
  const input = { lessonId: learner.lessonId, courseId: learner.course.id, items }
  const { quizId } = await writeQuiz(contextFor(systemActor('test')), input)
  return { ...learner, quizId }
}

describe('enrolling', () => {
  test('201, then 200 with the same enrollment', async () => {
    const { enrollment, call, course, id } = await enrolled()
    expect(enrollment.status).toBe(201)
    expect(enrollment.body).toMatchObject({ courseId: course.id, userId: id, completedAt: null })
    const again = await call('POST', `/courses/${course.slug}/enroll`)
    expect([again.status, again.body.id]).toEqual([200, enrollment.body.id])
  })

  test('402 with checkout options, 401 for guests, 404 for drafts and nonsense', async () => {
    const { token } = await person()
    const at = (id: string, call: Call = { token }) => api('POST', `/api/v1/courses/${id}/enroll`, call)
    const paid = await at((await newCourse({ priceMinor: 2900 })).id)
    expect([paid.status, paid.body.code]).toEqual([402, 'payment_required'])
    expect(paid.body.checkout).toMatchObject({ options: [{ kind: 'purchase', priceMinor: 2900, currency: 'EUR' }] })
    expect((await at((await newCourse()).id, {})).status).toBe(401)
    expect((await at((await newCourse({ status: 'draft' })).id)).status).toBe(404)
    for (const nonsense of ['%00', 'a%20b', "'--", newId()]) expect((await at(nonsense)).status).toBe(404)
  })

  test('staff grant access: 201, 200 again; others 403, before 422', async () => {
    const [teacher, learner] = [await person('instructor'), await person()]
    const { id } = await newCourse({ priceMinor: 2900, ownerId: teacher.id })
    const grant = (token: string, body: unknown) => api('POST', `/api/v1/courses/${id}/access`, { token, body })
    expect((await grant(teacher.token, { userEmail: learner.email })).status).toBe(201)
    expect((await grant(teacher.token, { userId: learner.id })).status).toBe(200)
    expect((await grant(teacher.token, {})).status).toBe(422)
    expect((await grant(learner.token, {})).status).toBe(403)
  })
})

describe('progress', () => {
  test('200 with the lesson’s progress, and the course’s', async () => {
    const { call, lessonId, course } = await enrolled([[{ kind: 'video', durationSeconds: 60 }, {}]])
    const body = { positionSeconds: 3.5, watched: [[0, 3]], activeSeconds: 3 }
    const put = await call('PUT', `/lessons/${lessonId}/progress`, body)
    expect([put.status, put.body]).toMatchObject([200, { lessonId, status: 'started', positionSeconds: 3.5 }])
    const progress = await call('GET', `/courses/${course.id}/progress`)
    expect(progress.body).toMatchObject({ percent: 0, totalLessons: 2, lastLessonId: lessonId })
  })

  test.each<[string, unknown]>([
    ['a negative position', { positionSeconds: -1 }],
    ['a position as text', { positionSeconds: '3' }],
    ['a position out of this world', { positionSeconds: 1e300 }],
    ['a reversed range', { watched: [[5, 2]] }],
    ['a range of three', { watched: [[1, 2, 3]] }],
    ['10,000 ranges', { watched: Array.from({ length: 10_000 }, () => [0, 1]) }],
    ['an unknown field', { completed: true }],
    ['a list', []],
    ['nothing', undefined],
  ])('422 for %s', async (_, body) => {
    const { call, lessonId } = await enrolled()
    expect((await call('PUT', `/lessons/${lessonId}/progress`, body)).status).toBe(422)
  })

  test('403 for who is not enrolled and 404 for what is not there, before 422', async () => {
    const { call } = await enrolled()
    const other = await newCourse()
    const at = (id: string) => call('PUT', `/lessons/${id}/progress`, { positionSeconds: -1 })
    expect((await at(other.lessons[0]?.id ?? '')).status).toBe(403)
    expect((await at(newId())).status).toBe(404)
    expect((await at('nonsense')).status).toBe(404)
    expect((await call('GET', `/courses/${other.id}/progress`)).status).toBe(403)
  })
})

describe('completing', () => {
  test('200 twice for an article', async () => {
    const { call, lessonId, course } = await enrolled()
    const progress = { status: 'completed', missing: [] }
    const award = { xp: 18, level: 2, levelUp: true } // 13 for the lesson, 5 for the course
    for (const earned of [award, null]) {
      const reply = await call('POST', `/lessons/${lessonId}/complete`)
      expect(reply).toMatchObject({ status: 200, body: { progress, award: earned } })
    }
    expect((await call('GET', `/courses/${course.id}/progress`)).body).toMatchObject({ percent: 100 })
  })

  test('409 evidence_missing in words for a video', async () => {
    const { call, lessonId } = await enrolled([[{ kind: 'video', durationSeconds: 60 }]])
    const reply = await call('POST', `/lessons/${lessonId}/complete`)
    expect(reply).toMatchObject({ status: 409, body: { code: 'evidence_missing' } })
    expect(reply.body.missing).toEqual(['Watch 54 more seconds of the video'])
  })
})

describe('quizzes', () => {
  type Started = { id: string; items: { id: string; choices: { id: string; textMarkdown: string }[] }[] }

  test('201, 200 and 200 to the result; the evidence completes the lesson', async () => {
    const { call, quizId, lessonId } = await withQuiz()
    expect((await call('POST', `/lessons/${lessonId}/complete`)).status).toBe(409)
    const started = await call('POST', `/quizzes/${quizId}/attempts`)
    expect(started.status).toBe(201)
    const { id, items } = started.body as Started
    const right = items[0]?.choices.find(choice => choice.textMarkdown === 'Blue')?.id
    const saved = await call('PUT', `/attempts/${id}/answers/${items[0]?.id}`, { answer: { choiceIds: [right] } })
    expect(saved.status).toBe(200)
    const open = await call('GET', `/attempts/${id}`)
    for (const reply of [started, saved, open]) expect(reply.text).not.toMatch(/correct|Scattering|explanation/)
    const result = await call('POST', `/attempts/${id}/submit`)
    expect(result).toMatchObject({ status: 200, body: { score: 100, passed: true } })
    expect(result.body.items).toMatchObject([{ correct: true, explanationMarkdown: 'Scattering' }])
    expect((await call('GET', `/attempts/${id}`)).body.result).toEqual(result.body)
    expect((await call('POST', `/lessons/${lessonId}/complete`)).status).toBe(200)
    const late = await call('PUT', `/attempts/${id}/answers/${items[0]?.id}`, { answer: { choiceIds: [right] } })
    expect([late.status, late.body.code]).toEqual([409, 'attempt_closed'])
  })

  test('403 without access, 404 for another’s attempt, 422 for nonsense', async () => {
    const { call, quizId } = await withQuiz()
    const other = await enrolled()
    expect((await other.call('POST', `/quizzes/${quizId}/attempts`)).status).toBe(403)
    expect((await call('POST', `/quizzes/${quizId}/attempts`, { mode: 'cheating' })).status).toBe(422)
    const { id, items } = (await call('POST', `/quizzes/${quizId}/attempts`)).body as Started
    const answer = `/attempts/${id}/answers/${items[0]?.id}`
    for (const body of [{}, { answer: 'Blue' }, { answer: { choiceIds: ['nowhere'] } }, { answer: { choiceIds: [7] } }])
      expect((await call('PUT', answer, body)).status).toBe(422)
    expect((await call('PUT', `/attempts/${id}/answers/${newId()}`, { answer: { choiceIds: [] } })).status).toBe(404)
    expect((await other.call('PUT', answer, {})).status).toBe(404)
    expect((await other.call('GET', `/attempts/${id}`)).status).toBe(404)
    expect((await other.call('POST', `/attempts/${id}/submit`)).status).toBe(404)
  })
})

describe('notes', () => {
  test('201, 200, 200 and 204 for one’s own; 404 for another', async () => {
    const { call, lessonId } = await enrolled()
    const other = await person()
    const note = await call('POST', `/lessons/${lessonId}/notes`, { body: 'Remember', timestampSeconds: 7 })
    expect(note).toMatchObject({ status: 201, body: { body: 'Remember', timestampSeconds: 7 } })
    const path = `/notes/${note.body.id}`
    expect((await call('PATCH', path, { body: 'Remember this' })).body.body).toBe('Remember this')
    expect((await call('GET', `/lessons/${lessonId}/notes`)).body.items).toHaveLength(1)
    const foreign = await api('PATCH', `/api/v1${path}`, { token: other.token, body: { nonsense: 1 } })
    expect(foreign.status).toBe(404)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('DELETE', path)).status).toBe(404)
  })

  test('422 for nothing, too much, and what cannot be stored', async () => {
    const { call, lessonId } = await enrolled()
    for (const body of ['', '  ', 'x'.repeat(10_001), 'a\0b', 'half \ud800'])
      expect((await call('POST', `/lessons/${lessonId}/notes`, { body })).status).toBe(422)
    expect((await call('GET', `/lessons/${lessonId}/notes?limit=0`)).status).toBe(422)
    expect((await call('GET', `/lessons/${lessonId}/notes?cursor=x`)).status).toBe(422)
  })
})

describe('reviews', () => {
  test('403 in words too early, then 200, listed for all with an ETag, and 204', async () => {
    const { call, lessonId, course } = await enrolled([[{}, {}]])
    const path = `/courses/${course.id}/review`
    const early = await call('PUT', path, { rating: 9 })
    expect(early.status).toBe(403)
    expect(early.body.detail).toContain('20 %')
    await call('POST', `/lessons/${lessonId}/complete`)
    expect((await call('PUT', path, { rating: 9 })).status).toBe(422)
    expect(await call('PUT', path, { rating: 4, body: 'Good' })).toMatchObject({ status: 200, body: { rating: 4 } })
    const list = await api('GET', `/api/v1/courses/${course.slug}/reviews`)
    expect(list.body).toMatchObject({ ratingCount: 1, distribution: [0, 0, 0, 1, 0], items: [{ body: 'Good' }] })
    const headers = { 'if-none-match': list.headers.get('etag') ?? '' }
    expect((await api('GET', `/api/v1/courses/${course.slug}/reviews`, { headers })).status).toBe(304)
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('DELETE', path)).status).toBe(404)
  })
})
