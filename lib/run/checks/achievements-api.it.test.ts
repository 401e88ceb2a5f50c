// The endpoint of achievements, by status.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { api } from '../testing/api'
import { person } from '../testing/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const PATH = '/api/v1/gamification/achievements'

test('401 for guests, 200 for everyone else, a newcomer included', async () => {
  expect((await api('GET', PATH)).status).toBe(401)
  for (const role of ['student', 'instructor', 'admin'] as const) {
    const { status, body } = await api('GET', PATH, { token: (await person(role)).token })
    expect(status).toBe(200)
    expect((body.items as unknown[]).length).toBeGreaterThanOrEqual(60)
  }
})

test('what a lesson earned is in its reply and in the list', async () => {
  const { token } = await person()
  const { id, lessons } = await newCourse({ outline: [[{}, {}]] })
  await api('POST', `/api/v1/courses/${id}/enroll`, { token })
  const completed = await api('POST', `/api/v1/lessons/${lessons[0]?.id}/complete`, { token })
  // Some hours of the day bring one of their own.
  const first = { key: 'first-stone', name: 'First stone' }
  expect(completed.body).toMatchObject({ award: { achievements: expect.arrayContaining([first]) } })
  const { body } = await api('GET', PATH, { token })
  const earned = (body.items as { key: string; earnedAt: string | null }[]).filter(({ earnedAt }) => earnedAt !== null)
  expect(earned.map(({ key }) => key)).toContain('first-stone')
})
