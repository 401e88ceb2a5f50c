// The endpoints about the people of a course, by status and role.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { courseStaff } from '@/db/schema/courses'
import { courseReviews } from '@/db/schema/learning'
import { newCourse } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { newId } from '@/lib/core/ids'
import { api } from '../testing/api'
import { type Person, person } from '../testing/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

async function school() {
  const [owner, helper, learner, other] = [
    await person('instructor'),
    await person(),
    await person(),
    await person('instructor'),
  ]
  const { id } = await newCourse({ ownerId: owner.id })
  await db(owner.ctx).insert(courseStaff).values({ courseId: id, userId: helper.id, role: 'assistant' })
  await api('POST', `/api/v1/courses/${id}/enroll`, { token: learner.token })
  const as = (who: Person | null) => async (method: string, path: string, body?: unknown) =>
    api(method, `/api/v1${path}`, { ...(who && { token: who.token }), body })
  return { id, path: `/courses/${id}`, owner, helper, learner, other, as }
}

describe('staff', () => {
  test('201 and 200 for the owner, 403 for the rest of the staff and others, before 422', async () => {
    const { path, owner, helper, learner, other, as } = await school()
    const body = { userEmail: other.email, role: 'co_instructor' }
    expect((await as(null)('POST', `${path}/staff`, body)).status).toBe(401)
    for (const who of [helper, learner, other]) expect((await as(who)('POST', `${path}/staff`, {})).status).toBe(403)
    const call = as(owner)
    expect(await call('POST', `${path}/staff`, body)).toMatchObject({
      status: 201,
      body: { user: { id: other.id }, email: other.email, role: 'co_instructor' },
    })
    expect((await call('POST', `${path}/staff`, body)).status).toBe(200)
    expect((await call('POST', `${path}/staff`, { ...body, role: 'assistant' })).status).toBe(409)
    expect((await call('POST', `${path}/staff`, { ...body, role: 'owner' })).status).toBe(422)
    expect((await call('POST', `${path}/staff`, { ...body, userEmail: 'nobody@example.com' })).status).toBe(422)
    const list = await as(helper)('GET', `${path}/staff`)
    expect([list.status, (list.body.items as unknown[]).length]).toEqual([200, 3])
    expect((await as(learner)('GET', `${path}/staff`)).status).toBe(403)
  })

  test('another part, hand-over and leaving: 200, 204, 404 for strangers, 409 for the owner', async () => {
    const { path, owner, helper, learner, other, as } = await school()
    const at = (who: Person) => `${path}/staff/${who.id}`
    const call = as(owner)
    expect((await call('PATCH', at(helper), { role: 'co_instructor' })).body).toMatchObject({ role: 'co_instructor' })
    expect((await call('PATCH', at(helper), { role: 'owner' })).body).toMatchObject({ code: 'not_an_instructor' })
    expect((await call('PATCH', at(learner), { role: 'assistant' })).status).toBe(404)
    expect((await call('PATCH', at(owner), { role: 'assistant' })).body).toMatchObject({ code: 'owner_stays' })
    expect((await call('PATCH', at(helper), { role: 'king' })).status).toBe(422)
    expect((await as(helper)('PATCH', at(helper), {})).status).toBe(403)
    expect((await call('DELETE', at(owner))).status).toBe(409)
    expect((await call('DELETE', `${path}/staff/nonsense`)).status).toBe(404)
    expect((await as(helper)('DELETE', at(helper))).status).toBe(204)
    await call('POST', `${path}/staff`, { userEmail: other.email, role: 'assistant' })
    expect((await call('PATCH', at(other), { role: 'owner' })).body).toMatchObject({ role: 'owner' })
    expect((await call('PATCH', at(other), { role: 'assistant' })).status).toBe(403)
  })
})

describe('learners', () => {
  test('200 for the staff, 401 and 403 for others, 422 for nonsense', async () => {
    const { path, owner, helper, learner, other, as } = await school()
    for (const at of ['/learners', `/learners/${learner.id}`, '/learners.csv']) {
      expect((await as(null)('GET', path + at)).status).toBe(401)
      for (const who of [learner, other]) expect((await as(who)('GET', path + at)).status).toBe(403)
      for (const who of [owner, helper]) expect((await as(who)('GET', path + at)).status).toBe(200)
    }
    const call = as(helper)
    const list = await call('GET', `${path}/learners?show=not_started&query=${learner.email}`)
    expect(list.body).toMatchObject({ items: [{ user: { id: learner.id }, percent: 0, email: learner.email }] })
    for (const wrong of ['show=some', 'sort=luck', 'limit=0', 'cursor=nonsense']) {
      expect((await call('GET', `${path}/learners?${wrong}`)).status).toBe(422)
    }
    expect((await call('GET', `${path}/learners/${newId()}`)).status).toBe(404)
    const csv = await call('GET', `${path}/learners.csv`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toContain('attachment')
    expect(csv.text.trim().split('\r\n')).toHaveLength(2)
    expect(csv.text).toContain(learner.email)
  })

  test('access is taken with 204, once, by the staff; what was granted again is there', async () => {
    const { path, helper, learner, as } = await school()
    const at = `${path}/access/${learner.id}?reason=The%20group%20is%20over`
    expect((await as(learner)('DELETE', at)).status).toBe(403)
    expect((await as(helper)('DELETE', at)).status).toBe(204)
    expect((await as(learner)('GET', `${path}/progress`)).status).toBe(403)
    expect((await as(helper)('DELETE', at)).status).toBe(404)
    expect((await as(helper)('DELETE', `${path}/access/nonsense`)).status).toBe(404)
    expect((await as(helper)('POST', `${path}/access`, { userId: learner.id })).status).toBe(201)
  })
})

describe('messages', () => {
  test('201 for the staff, 403 for learners, before 422; replayed with a key', async () => {
    const { path, helper, learner, as } = await school()
    const body = { subject: 'Hello', bodyMarkdown: 'It begins.', to: { kind: 'all' } }
    expect((await as(null)('POST', `${path}/messages`, body)).status).toBe(401)
    expect((await as(learner)('POST', `${path}/messages`, {})).status).toBe(403)
    const call = as(helper)
    const sent = await call('POST', `${path}/messages`, body)
    expect(sent).toMatchObject({ status: 201, body: { kind: 'announcement', recipientCount: 1 } })
    for (const wrong of [
      {},
      { ...body, subject: '' },
      { ...body, subject: 'two\nlines' },
      { ...body, bodyMarkdown: 'x'.repeat(20_001) },
      { ...body, to: { kind: 'selection', userIds: [] } },
      { ...body, to: { kind: 'selection', userIds: [helper.id] } },
      { ...body, to: { kind: 'nobody' } },
    ]) {
      expect((await call('POST', `${path}/messages`, wrong)).status).toBe(422)
    }
    const headers = { 'idempotency-key': newId() }
    const twice = [1, 2].map(() => api('POST', `/api/v1${path}/messages`, { token: helper.token, body, headers }))
    const [one, two] = await Promise.all(twice)
    expect(one?.body.id).toBe(two?.body.id)
    expect((await call('GET', `${path}/messages`)).body.items).toHaveLength(2)
    expect((await as(learner)('GET', `${path}/messages`)).status).toBe(403)

    const mine = await as(learner)('GET', '/messages?limit=1')
    expect(mine.body).toMatchObject({ items: [{ subject: 'Hello', readAt: null }] })
    const read = await as(learner)('POST', `/messages/${sent.body.id}/read`)
    expect(read).toMatchObject({ status: 200, body: { readAt: expect.any(String) } })
    expect((await as(helper)('POST', `/messages/${sent.body.id}/read`)).status).toBe(404)
    expect((await as(null)('GET', '/messages')).status).toBe(401)
  })
})

describe('answers to reviews', () => {
  test('200 and 204 for the staff, 403 for others, 404 for what is not there, before 422', async () => {
    const { id, path, owner, helper, learner, as } = await school()
    const reviewId = newId()
    await db(owner.ctx).insert(courseReviews).values({ id: reviewId, courseId: id, userId: learner.id, rating: 5 })
    const at = `/reviews/${reviewId}/reply`
    expect((await as(null)('PUT', at, { body: 'Thanks' })).status).toBe(401)
    expect((await as(learner)('PUT', at, {})).status).toBe(403)
    expect((await as(helper)('PUT', at, { body: ' ' })).status).toBe(422)
    expect((await as(helper)('PUT', at, { body: 'Thanks' })).body).toMatchObject({ reply: { body: 'Thanks' } })
    const list = await as(null)('GET', `${path}/reviews`)
    expect(list.body.items).toMatchObject([{ rating: 5, reply: { body: 'Thanks', by: { id: helper.id } } }])
    expect((await as(owner)('DELETE', at)).status).toBe(204)
    expect((await as(owner)('DELETE', at)).status).toBe(404)
    expect((await as(owner)('PUT', `/reviews/${newId()}/reply`, {})).status).toBe(404)
  })
})
